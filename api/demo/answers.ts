import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { createRandom, drawNormal } from './random.ts';
import type { SimulatedAnswers } from './respondent.ts';

/** Share of people who answer, before the mood of their team is counted in. */
const RESPONSE = 0.78;
const SKIP = 0.03;
const NO_OPINION = 0.04;
const COMMENT = 0.35;

const COMMENTS = {
  fr: [
    'Plus de temps pour montrer ce que nous fabriquons.',
    'Être prévenus avant la presse quand il y a une nouvelle.',
    'Que la direction vienne plus souvent dans les ateliers.',
    'Des plannings connus plus tôt.',
    'Un vrai merci quand un projet aboutit.',
    'Former les nouveaux avec un parrain.',
    'Moins de réunions, plus de décisions.',
    'Pouvoir visiter les autres sites.',
    'Des photos de qualité que nous pourrions partager.',
    'Une charte simple : ce que l’on peut dire et ne pas dire.',
    'Réparer le chauffage du réfectoire.',
    'Parler aussi de ce qui ne va pas.',
  ],
  en: [
    'Hear our own news before customers do.',
    'Let us tell the story in our own words.',
    'Meet the workshops at least once a year.',
    'Less polish, more of the real work.',
    'A clear rule on what may be posted.',
    'More say in the planning of shifts.',
    'Follow up on what we answered last time.',
    'Time set aside to learn new tools.',
  ],
};

export interface SimulatedPerson {
  readonly unit: string;
  readonly language: string;
}

/**
 * What simulated people answer: a mood of the company, of the team and of the person, plus noise on
 * every item. null for those who stay silent (rather the unhappy ones, as in life).
 */
export function simulateAnswers(
  key: ScoringKey,
  people: readonly SimulatedPerson[],
  seed: number,
): (SimulatedAnswers | null)[] {
  const random = createRandom(seed);
  const lean = new Map<string, number>();
  const moodOf = new Map<string, number>();
  for (const dimension of key.dimensions) lean.set(dimension.id, 0.35 * drawNormal(random));
  const teamMood = (unit: string, dimension: string) => {
    const name = `${unit}/${dimension}`;
    const known = moodOf.get(name);
    if (known !== undefined) return known;
    const shared = moodOf.get(unit) ?? 0.4 * drawNormal(random);
    moodOf.set(unit, shared);
    const mood = shared + 0.25 * drawNormal(random);
    moodOf.set(name, mood);
    return mood;
  };
  return people.map((person) => {
    const mood = 0.55 * drawNormal(random);
    const willing = RESPONSE + 0.08 * (mood + teamMood(person.unit, ''));
    if (random() >= willing) return null;
    const answers: Record<string, number> = {};
    for (const item of key.items) {
      const draw = random();
      if (draw < SKIP) continue;
      const [none] = item.notApplicable;
      if (none !== undefined && draw < SKIP + NO_OPINION) {
        answers[item.id] = none;
        continue;
      }
      const dimension = item.dimension ?? '';
      const level =
        0.4 +
        mood +
        (lean.get(dimension) ?? 0) +
        teamMood(person.unit, dimension) +
        0.7 * drawNormal(random);
      answers[item.id] = placeOnScale(item, level);
    }
    const comments: Record<string, string> = {};
    for (const item of key.comments) {
      const texts = person.language === 'en' ? COMMENTS.en : COMMENTS.fr;
      if (random() < COMMENT) comments[item.id] = texts[Math.floor(random() * texts.length)]!;
    }
    return { answers, comments };
  });
}

/** A level of about -2 to 2 as a value of the item's scale. */
function placeOnScale(item: ScoringKey['items'][number], level: number): number {
  const share = Math.min(1, Math.max(0, 0.5 + level / 4));
  const turned = item.best === 'high' ? share : 1 - share;
  return item.from + Math.round(turned * (item.to - item.from));
}
