import { createContext, use, useId, useState, type ComponentProps, type ReactNode } from 'react';

/** What a field tells its label, its input and its words. */
interface FieldValue {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly input: Omit<ComponentProps<'input'>, 'ref'>;
}

const FieldContext = createContext<FieldValue | null>(null);

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: string;
  readonly name?: string;
  readonly className?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly isDisabled?: boolean;
  /** Refused for a reason that the browser can not know. */
  readonly isInvalid?: boolean;
  readonly children: ReactNode;
}

/**
 * A text field of the platform, with its label and words as children. What the browser itself refuses
 * when the form is sent shows as `FieldError`, in our words, until something is typed.
 */
export function TextField({
  value,
  onChange,
  className = 'react-aria-TextField',
  isRequired = false,
  isReadOnly = false,
  isDisabled = false,
  isInvalid = false,
  autoFocus = false,
  children,
  ...native
}: FieldProps) {
  const id = useId();
  const [isRefused, setRefused] = useState(false);
  const wrong = isInvalid || isRefused;
  const input: FieldValue['input'] = {
    ...native,
    id,
    value,
    required: isRequired,
    readOnly: isReadOnly,
    disabled: isDisabled,
    'aria-describedby': `${id}-hint ${id}-fault`,
    ...(wrong ? { 'aria-invalid': true } : {}),
    autoFocus,
    ...(autoFocus ? { 'data-first-focus': true } : {}),
    onChange: ({ target }) => {
      setRefused(false);
      onChange(target.value);
    },
    onInvalid: (event) => {
      // In place of the browser's own bubble.
      event.preventDefault();
      setRefused(true);
      const { currentTarget } = event;
      if (currentTarget.form?.querySelector('input:invalid, textarea:invalid') === currentTarget)
        currentTarget.focus();
    },
  };
  return (
    <div className={className}>
      <FieldContext value={{ id, isInvalid: wrong, input }}>{children}</FieldContext>
    </div>
  );
}

export function SearchField(props: FieldProps) {
  return <TextField className="react-aria-SearchField" {...props} type="search" />;
}

function useField(): FieldValue {
  const field = use(FieldContext);
  if (field === null) throw new Error('this belongs into a field');
  return field;
}

export function Label(props: Omit<ComponentProps<'label'>, 'htmlFor'>) {
  const { id } = useField();
  return <label className="field-label" {...props} htmlFor={id} />;
}

export function Input(props: ComponentProps<'input'>) {
  return <input className="react-aria-Input" {...useField().input} {...props} />;
}

export function TextArea(props: ComponentProps<'textarea'>) {
  // A text area has no type.
  const input = { ...useField().input, type: undefined };
  return (
    <textarea className="react-aria-Input" {...(input as ComponentProps<'textarea'>)} {...props} />
  );
}

export function Hint(props: ComponentProps<'span'>) {
  const { id } = useField();
  return <span className="hint" {...props} id={`${id}-hint`} />;
}

/** Always there, so that what comes to stand in it is spoken; belongs to the field as its error does. */
export function FieldStatus(props: ComponentProps<'div'>) {
  const { id } = useField();
  return <div role="status" {...props} id={`${id}-fault`} />;
}

/** Shown while the field is refused. */
export function FieldError(props: ComponentProps<'div'>) {
  const { id, isInvalid } = useField();
  return isInvalid ? <div className="react-aria-FieldError" {...props} id={`${id}-fault`} /> : null;
}
