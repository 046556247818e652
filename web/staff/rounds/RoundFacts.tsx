import { useQuery } from '@tanstack/react-query';
import type { RoundView } from '../api.ts';
import { instrumentsQuery, organisationQuery } from '../http/queries.ts';
import { Icon } from '../shell/Icon.tsx';
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

const NAMES_SHOWN = 6;

function useAudienceNames({ audience }: RoundView): string {
  const { t, formatList } = useText();
  const units = useQuery(organisationQuery).data?.units ?? [];
  if (audience === null) return t('rounds.audience.everybody');
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const shown = audience.slice(0, NAMES_SHOWN).map((id) => names.get(id) ?? id);
  const more = audience.length - shown.length;
  return formatList(more > 0 ? [...shown, t('rounds.audience.more', { count: more })] : shown);
}

/** The settings of a round, as a list to read. */
export function RoundFacts({
  round,
  frozen = false,
}: {
  readonly round: RoundView;
  /** Marks what was fixed at the launch. */
  readonly frozen?: boolean;
}) {
  const { t, formatDate, formatNumber } = useText();
  const audience = useAudienceNames(round);
  const questionnaire = useQuestionnaireTitle(round);
  const nameBreakdown = useBreakdownName();
  const { groupMin, distributionMin, commentMin, breakdownMin } = round.policy;
  const { opensOn, extendedFrom } = round;
  const closesOn = formatDate(round.closesOn);
  const facts: readonly (readonly [name: string, value: string | null, movable?: boolean])[] = [
    [t('rounds.facts.questionnaire'), questionnaire],
    [t('rounds.audience.fact'), audience],
    [t('rounds.dates.opensOn'), opensOn === null ? null : formatDate(opensOn)],
    [
      t('rounds.facts.closesOn'),
      extendedFrom === null
        ? closesOn
        : t('rounds.facts.extended', { date: closesOn, from: formatDate(extendedFrom) }),
      true,
    ],
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
        ([name, value, movable = false]) =>
          value !== null && (
            <div key={name}>
              <dt>
                {name}
                {frozen && !movable && (
                  <>
                    {' '}
                    <Icon name="lock" />
                    <span className="visually-hidden">{t('rounds.frozen.fixed')}</span>
                  </>
                )}
              </dt>
              <dd>
                {value}
                {frozen && movable && round.closedOn === null && (
                  <span className="soft small"> {t('rounds.frozen.onlyLater')}</span>
                )}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
