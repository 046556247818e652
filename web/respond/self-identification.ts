/**
 * Finds what could tell a reader who wrote a comment. Runs on the device while the person types;
 * nothing is sent for it and nothing is changed by it: the person decides.
 *
 * It knows patterns, not people: addresses, numbers, introductions, forms of address, two capitalised
 * words in a row, "as the only …", lengths of service. It misses what only colleagues would recognise
 * and sometimes warns without need.
 */
export type Clue = 'email' | 'phone' | 'account' | 'number' | 'name' | 'unique' | 'role' | 'tenure';

export interface Finding {
  readonly clue: Clue;
  /** Offsets in UTF-16 code units, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

// A word begins where no letter or digit stands before it. Written as a consumed prefix, because
// browsers of 2022 do not know look-behind; group 1 is the clue itself.
const START = String.raw`(?:^|[^\p{L}\p{N}@._-])`;
const END = String.raw`(?![\p{L}\p{N}])`;
const CAPITALISED = String.raw`\p{Lu}[\p{L}’'-]*\p{L}`;
const APOSTROPHE = `[’']`;

function pattern(body: string, flags = 'iu'): RegExp {
  return new RegExp(`${START}(${body})${END}`, `g${flags}`);
}

interface Rule {
  readonly clue: Clue;
  readonly find: RegExp;
  /** Only capital letters speak for it. */
  readonly bare?: true;
}

const RULES: readonly Rule[] = [
  {
    clue: 'email',
    find: pattern(String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`),
  },
  { clue: 'account', find: pattern(String.raw`(?:https?:\/\/|www\.)\S+|linkedin\.com\/\S+`) },
  { clue: 'account', find: /(?:^|[\s(])(@[\p{L}\p{N}_.]{3,})/gu },
  // Nine digits or more with the usual separators; a sum of money or a year has fewer.
  { clue: 'phone', find: pattern(String.raw`\+?\(?\d(?:[\s.\-/()\u00a0\u202f]{0,2}\d){8,14}`) },
  {
    clue: 'number',
    find: pattern(
      String.raw`(?:employee|staff|personnel|badge)\s+(?:number|no\.?|id)\s*:?\s*[\p{L}\p{N}-]*\d[\p{L}\p{N}-]*|matricule\s*(?:n°\s*)?:?\s*[\p{L}\p{N}-]*\d[\p{L}\p{N}-]*`,
    ),
  },
  // "My name is …", with the next word whatever its case.
  {
    clue: 'name',
    find: pattern(
      String.raw`(?:my name is|je m${APOSTROPHE}appelle|mon nom est|signed|signé)\s*:?\s+\p{L}[\p{L}’'-]*`,
    ),
  },
  {
    clue: 'name',
    find: pattern(
      String.raw`(?:Mr|Mrs|Ms|Miss|Dr|Prof|Mme|Mlle|M|Monsieur|Madame|Mademoiselle)\.?\s+${CAPITALISED}(?:\s+${CAPITALISED})?`,
      'u',
    ),
  },
  {
    clue: 'name',
    bare: true,
    find: pattern(String.raw`${CAPITALISED}(?:\s+${CAPITALISED}){1,2}`, 'u'),
  },
  {
    clue: 'unique',
    find: pattern(
      String.raw`(?:(?:as|being|i am|i${APOSTROPHE}m|i was|we are)\s+(?:the|an?|our)\s+(?:only|sole|single|youngest|oldest|newest|longest[-\s]serving)|(?:i am|i${APOSTROPHE}m|i was)\s+the\s+(?:first|last))(?:\s+\p{L}+)?`,
    ),
  },
  {
    clue: 'unique',
    find: pattern(
      String.raw`(?:je suis|étant|j${APOSTROPHE}étais|en tant que|comme)\s+(?:l[ea]\s+|l${APOSTROPHE}|un\s+|une\s+)?(?:seule?|uniques?|premier|première|dernier|dernière|plus\s+(?:jeune|ancien(?:ne)?|âgée?))(?:\s+\p{L}+)?`,
    ),
  },
  {
    clue: 'role',
    find: pattern(
      String.raw`(?:as|i am|i${APOSTROPHE}m)\s+(?:the|an?|your|their|our)\s+(?:\p{L}+\s+){0,2}(?:manager|director|head|leader|lead|supervisor|assistant|secretary|apprentice|intern|trainee|representative|delegate)`,
    ),
  },
  {
    clue: 'role',
    find: pattern(
      String.raw`(?:en tant que|en ma qualité de|je suis)\s+(?:l[ea]\s+|l${APOSTROPHE}|votre\s+|un\s+|une\s+)?(?:responsable|directeur|directrice|chef|cheffe|manager|assistante?|secrétaire|apprentie?|alternante?|stagiaire|délégué\p{L}*|élue?)`,
    ),
  },
  {
    clue: 'tenure',
    find: pattern(
      String.raw`(?:after|for|since|in)\s+(?:my\s+|over\s+|more than\s+|almost\s+)?(?:\d{1,2}|\d{4}|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty)\s+(?:years?|months?)\s+(?:here|of service|(?:in this|at|with)\s+\p{L}+)`,
    ),
  },
  {
    clue: 'tenure',
    find: pattern(
      String.raw`(?:depuis|après|au bout de|mes)\s+(?:plus de\s+|presque\s+|bientôt\s+)?(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente)\s+(?:ans?|années?|mois)(?:\s+(?:ici|de service|d${APOSTROPHE}ancienneté|chez\s+\p{L}+))?`,
    ),
  },
];

/** Words that begin sentences: "Our Teams" is no name. */
const NO_FIRST_NAME = new Set(
  (
    'a an and are as at but by can do for from he her his how i if in is it its let more most my no not of on or our ' +
    'please she so some that the their there these they this those to we what when where who why will with would you your ' +
    'au aux avec ce ces cet cette chaque comme dans de des du elle elles en et il ils je la le les leur leurs ma mais mes ' +
    'moins mon nos notre nous on ou par pas plus pour pourquoi quand que qui sa sans se ses si son sur tous tout toute ' +
    'trop un une vos votre vous'
  ).split(' '),
);

/** Findings in the order of the text; where two overlap, the earlier and then the longer one stays. */
export function findSelfIdentification(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const { clue, find, bare } of RULES) {
    for (const match of text.matchAll(find)) {
      const marked = match[1] ?? '';
      const phrase = bare ? stripSentenceStart(marked) : marked;
      if (phrase === '') continue;
      const to = match.index + match[0].length;
      found.push({ clue, from: to - phrase.length, to });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Finding[] = [];
  for (const finding of found) {
    if (finding.from >= (kept.at(-1)?.to ?? 0)) kept.push(finding);
  }
  return kept;
}

/** What is left of capitalised words without "The", "Notre" before them: nothing if that is no name. */
function stripSentenceStart(phrase: string): string {
  const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/su.exec(phrase) ?? [];
  const name = NO_FIRST_NAME.has(first.toLowerCase()) ? rest : phrase;
  // "HR IT": abbreviations shout, names do not.
  const isName = /\s/u.test(name) && !/^[\p{Lu}\s’'-]+$/u.test(name);
  return isName ? name : '';
}
