import { createContext, use, useId, type ReactNode } from 'react';

/** A box to tick, with its words and what they mean. */
export function CheckField({
  label,
  hint,
  isSelected,
  isDisabled = false,
  onChange,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="check">
      <label className="check-button">
        <input
          type="checkbox"
          className="visually-hidden"
          checked={isSelected}
          disabled={isDisabled}
          onChange={({ target }) => onChange(target.checked)}
          {...(hint === undefined ? {} : { 'aria-describedby': id })}
        />
        <span className="check-box">
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <path d="M3 9.5l4 4 8-9" />
          </svg>
        </span>
        <span className="check-label">{label}</span>
      </label>
      {hint !== undefined && (
        <span id={id} className="check-hint">
          {hint}
        </span>
      )}
    </div>
  );
}

interface GroupValue {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const GroupContext = createContext<GroupValue | null>(null);

/** One of several, each a `RadioField`; the arrow keys move between them. */
export function RadioGroup({
  label,
  className = 'choices',
  isInvalid = false,
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly isInvalid?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      className={className}
      aria-labelledby={`${name}-label`}
      data-invalid={isInvalid || undefined}
      {...(isInvalid ? { 'aria-invalid': true } : {})}
    >
      <span id={`${name}-label`} className="field-label">
        {label}
      </span>
      <GroupContext value={{ name, value, onChange }}>{children}</GroupContext>
    </div>
  );
}

export function RadioField({
  value,
  hint,
  children,
}: {
  readonly value: string;
  readonly hint?: ReactNode;
  /** Its words. */
  readonly children: ReactNode;
}) {
  const group = use(GroupContext);
  if (group === null) throw new Error('this belongs into a RadioGroup');
  const id = useId();
  return (
    <div className="check">
      <label className="check-button">
        <input
          type="radio"
          className="visually-hidden"
          name={group.name}
          value={value}
          checked={group.value === value}
          onChange={() => group.onChange(value)}
          {...(hint === undefined ? {} : { 'aria-describedby': id })}
        />
        <span className="radio-mark" />
        {children}
      </label>
      {hint !== undefined && (
        <span id={id} className="check-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
