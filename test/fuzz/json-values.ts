import type { Chance } from './chance.ts';
import { drawValue } from './hostile-values.ts';

/** As much of JSON Schema as the document of this interface uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
}

/** Knows what the fields of this interface are about: a value by name, or undefined. */
export type KnownValue = (name: string) => unknown;

/** A value that fits the schema, with sensible content where `known` has some. */
export function drawFitting(
  chance: Chance,
  schema: Schema,
  name: string,
  known: KnownValue,
): unknown {
  const value = known(name);
  if (value !== undefined) return value;
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return chance.pick(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return drawFitting(chance, chance.pick(either), name, known);
  switch (schema.type) {
    case 'object':
      return drawObject(chance, schema, known);
    case 'array': {
      const most = Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3);
      const count = (schema.minItems ?? 0) + chance.below(most - (schema.minItems ?? 0) + 1);
      return Array.from({ length: count }, () =>
        drawFitting(chance, schema.items ?? {}, name, known),
      );
    }
    case 'integer':
    case 'number': {
      const least = Math.max(schema.minimum ?? 0, -1_000_000);
      return least + chance.below(Math.min(schema.maximum ?? least + 50, least + 50) - least + 1);
    }
    case 'boolean':
      return chance.maybe(0.5);
    case 'null':
      return null;
    case 'string':
      return drawString(chance, schema);
    case undefined:
    default:
      return chance.below(6);
  }
}

function drawObject(chance: Chance, schema: Schema, known: KnownValue): Record<string, unknown> {
  const required = new Set(schema.required);
  const drawn = Object.entries(schema.properties ?? {})
    .filter(([name]) => required.has(name) || chance.maybe(0.5))
    .map(([name, inner]) => [name, drawFitting(chance, inner, name, known)] as const);
  return Object.fromEntries(drawn);
}

function drawString(chance: Chance, schema: Schema): string {
  if (schema.format === 'uuid') return drawUuid(chance);
  if (schema.format === 'email') return `person${chance.below(1_000)}@example.org`;
  if (schema.format === 'date') return `2099-0${1 + chance.below(9)}-1${chance.below(9)}`;
  const exact = /^\^\[\\w-\]\{(\d+)\}\$$/.exec(schema.pattern ?? '')?.[1];
  if (exact !== undefined)
    return chance.bytes(Number(exact)).toString('base64url').slice(0, Number(exact));
  const length = Math.max(schema.minLength ?? 0, 1 + chance.below(12));
  return (
    'plain words '
      .repeat(20)
      .slice(0, Math.min(length, schema.maxLength ?? length))
      .trim() || 'a'
  );
}

export function drawUuid(chance: Chance): string {
  const hex = chance.bytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The value with one thing wrong: something missing, added, or of another kind. */
export function spoil(chance: Chance, value: unknown, marker: string): unknown {
  if (typeof value !== 'object' || value === null || chance.maybe(0.15))
    return drawValue(chance, marker);
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (list.length === 0) return [drawValue(chance, marker)];
    const at = chance.below(list.length);
    return list.map((one, index) => (index === at ? spoil(chance, one, marker) : one));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || chance.maybe(0.2)) return { ...value, [marker]: marker };
  const [name] = chance.pick(entries);
  if (chance.maybe(0.2)) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return Object.fromEntries(
    entries.map(([other, inner]) => [other, other === name ? spoil(chance, inner, marker) : inner]),
  );
}
