/**
 * What the dimensions of an imported questionnaire are about. Ours carry a code (WB, TV, …); a
 * questionnaire from elsewhere says `wellbeing` or `confiance`, and its gates and next steps shall
 * work as well. A name that is not listed stands for itself: no gate, no next step.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  WB: ['wellbeing', 'bienêtre'],
  JS: ['satisfaction', 'jobsatisfaction', 'satisfactionautravail'],
  CB: ['culture', 'belonging', 'appartenance'],
  TV: ['trust', 'voice', 'trustandvoice', 'confiance', 'parole'],
  PP: ['pride', 'purpose', 'fierté'],
  LE: ['leaders', 'leadership', 'dirigeants', 'direction'],
  IC: ['information', 'content', 'contenus'],
  WV: ['willingness', 'volontariat'],
  DC: ['skills', 'digitalconfidence', 'compétences'],
  GR: ['guidance', 'guidelines', 'repères', 'règles'],
};

const CODES = new Map(
  Object.entries(NAMES).flatMap(([code, names]) => names.map((name) => [name, code] as const)),
);

/** The code of a dimension: its own id, or that of its name, whatever its spaces, hyphens and case. */
export function codeOfDimension(id: string): string {
  return CODES.get(id.toLowerCase().replace(/[\s_-]+/g, '')) ?? id;
}

/** The dimension with this code; one that carries the code itself comes first. null: none has it. */
export function findDimension(
  dimensions: readonly { readonly id: string }[],
  code: string,
): string | null {
  const found =
    dimensions.find(({ id }) => id === code) ??
    dimensions.find(({ id }) => codeOfDimension(id) === code);
  return found?.id ?? null;
}
