import { useState } from 'react';
import { FieldError, Hint, Input, Label, TextField } from '../shell/fields.tsx';

/** A number of people. A value under the floor is not corrected silently: the field says why it is refused. */
export function ThresholdField({
  label,
  hint,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly fault: string | null;
  readonly onChange: (value: number) => void;
}) {
  // What is being typed may be no number yet.
  const [typed, setTyped] = useState<string | null>(null);
  const set = (text: string): void => {
    setTyped(text);
    if (/^\d+$/.test(text)) onChange(Number(text));
  };
  const step = (by: number): void => {
    setTyped(null);
    onChange(Math.max(0, value + by));
  };
  return (
    <TextField
      type="number"
      value={typed ?? String(value)}
      onChange={set}
      isInvalid={fault !== null}
    >
      <Label>{label}</Label>
      <div className="number-group">
        <Step sign="−" onStep={() => step(-1)} />
        <Input min={0} step={1} onBlur={() => setTyped(null)} />
        <Step sign="+" onStep={() => step(1)} />
      </div>
      <Hint>{hint}</Hint>
      <FieldError>{fault}</FieldError>
    </TextField>
  );
}

/** For a finger or a mouse; the keyboard and screen readers step in the field itself. */
function Step({ sign, onStep }: { readonly sign: string; readonly onStep: () => void }) {
  return (
    <button type="button" className="number-step" tabIndex={-1} aria-hidden="true" onClick={onStep}>
      {sign}
    </button>
  );
}
