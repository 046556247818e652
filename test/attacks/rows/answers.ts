import type { ReleaseDocument } from '../../../surveys/release-document.ts';
import { judge, type Attack } from '../finding.ts';
import type { PlayedRound } from '../world.ts';

/** Row 8: everyone of a team of seven chose one option, or one of them the next. */
export const compareUnanimity: Attack = ({ twins, closed }) => {
  const gains = listDifferences(twins.unanimous.release, twins.neighbour.release);
  const choir = twins.unanimous.release.groups.find(({ id }) => id === 'unit:choir');
  if (choir?.items['WB2'] == null) gains.push('the team is not shown: the attack proves nothing');
  if (choir?.items['WB2']?.mean === 100) gains.push('the team of one mind is shown with 100');
  const team = closed.release.groups.find(({ id }) => id === 'unit:choir');
  if (team?.items['WB1']?.mean === 100) gains.push('all seven chose the best, and 100 says so');
  return judge(gains, 'seven alike and six alike with one neighbour give one document');
};

/** Everything but the round's own id, as paths that differ. */
function listDifferences(first: unknown, second: unknown, path = ''): string[] {
  if (path === '.round') return [];
  if (typeof first !== 'object' || first === null || typeof second !== 'object' || second === null)
    return first === second
      ? []
      : [`${path} is ${JSON.stringify(first)} or ${JSON.stringify(second)}`];
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...keys].flatMap((key) =>
    listDifferences(
      (first as Record<string, unknown>)[key],
      (second as Record<string, unknown>)[key],
      `${path}.${key}`,
    ),
  );
}

/** Row 9: the same people answer the same questions differently; what is shown must not move. */
export const permuteAnswers: Attack = ({ twins }) => {
  const before = drawPattern(twins.unanimous);
  const after = drawPattern(twins.permuted);
  const gains = before
    .filter((line, index) => line !== after[index])
    .map((line, index) => `${line} became ${after[index] ?? 'nothing'}`);
  if (before.length !== after.length) gains.push('the pattern has another length');
  if (JSON.stringify(twins.unanimous.release) === JSON.stringify(twins.permuted.release))
    gains.push('nothing was permuted: the attack proves nothing');
  return judge(gains, `${before.length} cells shown or withheld alike after permuting all answers`);
};

/** What is shown and what is not, with the numbers of people and without a score. */
function drawPattern({ release }: PlayedRound): string[] {
  const sign = (value: unknown) => (value == null ? 'withheld' : 'shown');
  return [
    ...release.groups.flatMap(({ id, invited, respondents, items, dimensions, recommend }) => [
      `${id} ${invited} ${respondents} ${sign(recommend)}`,
      ...Object.entries(items).map(
        ([item, figures]) =>
          `${id} ${item} ${sign(figures)} ${figures?.n ?? ''} ${sign(figures?.distribution)} ${sign(figures?.favourable)}`,
      ),
      ...Object.entries(dimensions).map(
        ([dimension, figures]) => `${id} ${dimension} ${sign(figures)} ${figures?.n ?? ''}`,
      ),
    ]),
    ...release.withheld.map((entry) => JSON.stringify(entry)),
    ...release.comments.map(({ group, item, texts }) => `${group} ${item} ${texts.length}`),
    ...describeCompany(release),
  ];
}

function describeCompany({ company }: ReleaseDocument): string[] {
  return Object.entries(company.reliability).map(([dimension, { n }]) => `${dimension} ${n}`);
}
