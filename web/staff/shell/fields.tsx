import { createContext, use, useId, useState, type ComponentProps, type ReactNode } from 'react';
import { useText } from '../text.ts';

/** What the browser refuses, by the name of our words for it. */
type Refusal = 'required' | 'notEmail' | 'notDate';

/** What a field tells its label, its input and its words. */
interface FieldValue {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly refusal: Refusal | null;
  readonly input: Omit<ComponentProps<'input'>, 'ref'>;
  readonly refuseBlanks: (input: HTMLInputElement | HTMLTextAreaElement | null) => void;
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
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const wrong = isInvalid || refusal !== null;
  const input: FieldValue['input'] = {
    ...native,
    // The browser takes "ada@example" for an address, the server does not.
    ...(native.type === 'email' ? { pattern: '.+@.+[.].+' } : {}),
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
      setRefusal(null);
      onChange(target.value);
    },
    onInvalid: (event) => {
      // In place of the browser's own bubble.
      event.preventDefault();
      const { currentTarget } = event;
      setRefusal(nameRefusal(currentTarget.validity));
      if (currentTarget.form?.querySelector('input:invalid, textarea:invalid') === currentTarget)
        currentTarget.focus();
    },
  };
  // The browser takes blanks for an answer, the server does not.
  const refuseBlanks: FieldValue['refuseBlanks'] = (element) =>
    element?.setCustomValidity(isRequired && value.trim() === '' ? 'blank' : '');
  return (
    <div className={className}>
      <FieldContext value={{ id, isInvalid: wrong, refusal, input, refuseBlanks }}>
        {children}
      </FieldContext>
    </div>
  );
}

function nameRefusal({ badInput, typeMismatch, patternMismatch }: ValidityState): Refusal {
  if (badInput) return 'notDate';
  return typeMismatch || patternMismatch ? 'notEmail' : 'required';
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
  const { input, refuseBlanks } = useField();
  return <input className="react-aria-Input" ref={refuseBlanks} {...input} {...props} />;
}

export function TextArea(props: ComponentProps<'textarea'>) {
  const { input, refuseBlanks } = useField();
  // A text area has no type.
  const own = { ...input, type: undefined } as ComponentProps<'textarea'>;
  return <textarea className="react-aria-Input" ref={refuseBlanks} {...own} {...props} />;
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

/** Shown while the field is refused: the words given or, where the browser refuses it, ours for that. */
export function FieldError({ children }: { readonly children?: ReactNode }) {
  const { t } = useText();
  const { id, isInvalid, refusal } = useField();
  if (!isInvalid) return null;
  return (
    <div className="react-aria-FieldError" id={`${id}-fault`}>
      {children ?? (refusal !== null && t(`shell.${refusal}`))}
    </div>
  );
}
