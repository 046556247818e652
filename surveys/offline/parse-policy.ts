import type { Fault } from '../organisation/fault.ts';
import { showValue } from '../organisation/fault.ts';
import type { Policy } from '../policy.ts';
import { policySchema } from '../policy-schema.ts';

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const FIELDS = ['groupMin', 'distributionMin', 'commentMin', 'breakdownMin', 'cohortMin'];

const EXPECTED = {
  threshold: {
    en: 'a whole number from 5 to 1000; no threshold below groupMin',
    fr: 'un nombre entier de 5 à 1000 ; aucun seuil sous groupMin',
  },
  field: { en: `one of ${FIELDS.join(', ')}`, fr: `l'un de ${FIELDS.join(', ')}` },
  object: {
    en: 'a JSON object such as {"groupMin": 5}',
    fr: 'un objet JSON comme {"groupMin": 5}',
  },
};

/** Read `policy.json`. Every field may be missing; an unknown one is a fault, as it may be a misspelt threshold. */
export function parsePolicy(file: string, text: string): ParsedPolicy {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    const problem = { en: 'the file is not JSON', fr: "le fichier n'est pas du JSON" };
    return failWith({ file, line: null, column: null, problem, expected: EXPECTED.object });
  }
  const parsed = policySchema.safeParse(json);
  if (parsed.success) return { ok: true, policy: parsed.data };
  const faults = parsed.error.issues.flatMap((issue): readonly Fault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => unknownField(file, text, name));
    }
    const name = issue.path[0];
    return [typeof name === 'string' ? badThreshold(file, text, name) : noObject(file)];
  });
  return { ok: false, faults };
}

function failWith(fault: Fault): ParsedPolicy {
  return { ok: false, faults: [fault] };
}

function unknownField(file: string, text: string, name: string): Fault {
  return {
    file,
    line: findLine(text, name),
    column: showValue(name),
    problem: { en: 'this field is unknown', fr: 'ce champ est inconnu' },
    expected: EXPECTED.field,
  };
}

function badThreshold(file: string, text: string, name: string): Fault {
  return {
    file,
    line: findLine(text, name),
    column: name,
    problem: { en: 'this threshold can not be used', fr: 'ce seuil ne peut pas servir' },
    expected: EXPECTED.threshold,
  };
}

function noObject(file: string): Fault {
  const problem = { en: 'the file holds no policy', fr: 'le fichier ne contient pas de règles' };
  return { file, line: null, column: null, problem, expected: EXPECTED.object };
}

/** Line of the last mention of a field name, as JSON takes the last; null where it is written with escapes. */
function findLine(text: string, name: string): number | null {
  const index = text.lastIndexOf(`"${name}"`);
  return index === -1 ? null : text.slice(0, index).split(/\r\n|\r|\n/).length;
}
