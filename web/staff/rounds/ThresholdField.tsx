import { Button, FieldError, Group, Input, Label, NumberField, Text } from 'react-aria-components';

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
  return (
    <NumberField
      value={value}
      onChange={onChange}
      isInvalid={fault !== null}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
    >
      <Label>{label}</Label>
      <Group className="number-group">
        <Button slot="decrement" className="number-step">
          −
        </Button>
        <Input />
        <Button slot="increment" className="number-step">
          +
        </Button>
      </Group>
      <Text slot="description" className="hint">
        {hint}
      </Text>
      <FieldError>{fault}</FieldError>
    </NumberField>
  );
}
