import { useText } from '../text.ts';
import { useBreakdownName } from './breakdown-name.ts';
import { BreakdownFields } from './BreakdownFields.tsx';
import { Fold } from './Fold.tsx';
import { SETUP_FACTS, THRESHOLDS, type DraftField, type RoundDraft } from './round-draft.ts';
import { SetupFields } from './SetupFields.tsx';
import { StrictField } from './StrictField.tsx';
import { ThresholdField } from './ThresholdField.tsx';

interface FoldedSettingsProps {
  readonly draft: RoundDraft;
  readonly faultText: (field: DraftField) => string | null;
  /** Places of breakdowns that the server refused, with the reason. */
  readonly refusedBreakdowns: ReadonlyMap<number, string>;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}

/** What has a default that most companies keep; what is folded says what it is set to. */
export function FoldedSettings(props: FoldedSettingsProps) {
  const { draft, refusedBreakdowns, onChange } = props;
  const { t, formatList } = useText();
  const nameBreakdown = useBreakdownName();
  const done = SETUP_FACTS.filter((fact) => draft.setup[fact]).length;
  return (
    <div className="folds">
      <p className="soft small">{t('rounds.form.moreWhy')}</p>
      <Fold
        title={t('rounds.breakdowns.title')}
        present={
          draft.breakdowns.length === 0
            ? t('rounds.breakdowns.none')
            : formatList(draft.breakdowns.map(nameBreakdown))
        }
        forcedOpen={refusedBreakdowns.size > 0}
      >
        <p className="soft small">{t('rounds.breakdowns.why')}</p>
        <BreakdownFields
          value={draft.breakdowns}
          refused={refusedBreakdowns}
          onChange={(breakdowns) => onChange({ breakdowns })}
        />
      </Fold>
      <Thresholds {...props} />
      <Fold
        title={t('rounds.strict.title')}
        present={t(draft.strict ? 'rounds.strict.on' : 'rounds.strict.off')}
      >
        <StrictField value={draft.strict} onChange={(strict) => onChange({ strict })} />
      </Fold>
      <Fold
        title={t('rounds.form.setup')}
        present={t('rounds.setup.done', { count: done, total: SETUP_FACTS.length })}
      >
        <p className="soft small">{t('rounds.form.setupWhy')}</p>
        <SetupFields value={draft.setup} onChange={(setup) => onChange({ setup })} />
      </Fold>
    </div>
  );
}

function Thresholds({ draft, faultText, onChange }: FoldedSettingsProps) {
  const { t } = useText();
  const { groupMin, distributionMin, commentMin, breakdownMin } = draft;
  return (
    <Fold
      title={t('rounds.form.thresholds')}
      present={t('rounds.facts.thresholdsValue', {
        group: groupMin,
        distribution: distributionMin,
        comment: commentMin,
        breakdown: breakdownMin,
      })}
      forcedOpen={THRESHOLDS.some((threshold) => faultText(threshold) !== null)}
    >
      <p className="soft small">{t('rounds.form.thresholdsWhy')}</p>
      <div className="threshold-fields">
        {THRESHOLDS.map((threshold) => (
          <ThresholdField
            key={threshold}
            label={t(`rounds.form.${threshold}`)}
            hint={t(`rounds.form.${threshold}Hint`)}
            value={draft[threshold]}
            fault={faultText(threshold)}
            onChange={(value) => onChange({ [threshold]: value })}
          />
        ))}
      </div>
    </Fold>
  );
}
