import { useQuery } from '@tanstack/react-query';
import type { RoundView } from '../api.ts';
import { instrumentsQuery } from '../http/queries.ts';
import { useText } from '../text.ts';
import { useBreakdownName } from './breakdown-name.ts';
import { titleIn } from './QuestionnaireChoice.tsx';

/** Title of a round's questionnaire, or its reference until the list has loaded. */
export function useQuestionnaireTitle(round: RoundView): string {
  const { language } = useText();
  const instruments = useQuery(instrumentsQuery);
  const found = instruments.data?.find((instrument) => instrument.ref === round.instrument);
  return found === undefined ? round.instrument : titleIn(found.title, language);
}

/** The settings of a round, as a list to read. */
export function RoundFacts({ round }: { readonly round: RoundView }) {
  const { t, formatDate, formatNumber } = useText();
  const questionnaire = useQuestionnaireTitle(round);
  const nameBreakdown = useBreakdownName();
  const { groupMin, distributionMin, commentMin, breakdownMin } = round.policy;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('rounds.facts.questionnaire'), questionnaire],
    [t('rounds.facts.closesOn'), formatDate(round.closesOn)],
    [t('rounds.facts.launchedOn'), round.launchedOn === null ? null : formatDate(round.launchedOn)],
    [t('rounds.facts.closedOn'), round.closedOn === null ? null : formatDate(round.closedOn)],
    [t('rounds.facts.invited'), round.launchedOn === null ? null : formatNumber(round.invited)],
    [
      t('rounds.facts.thresholds'),
      t('rounds.facts.thresholdsValue', {
        group: groupMin,
        distribution: distributionMin,
        comment: commentMin,
        breakdown: breakdownMin,
      }),
    ],
    [
      t('rounds.facts.breakdowns'),
      round.breakdowns.length === 0
        ? t('rounds.breakdowns.none')
        : round.breakdowns.map(nameBreakdown).join('; '),
    ],
    [t('rounds.strict.title'), t(round.strict ? 'rounds.strict.on' : 'rounds.strict.off')],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
