import { Link } from '@tanstack/react-router';
import type { Readiness, ReleaseGroup } from '../../../surveys/release-document.ts';
import { Icon } from '../shell/Icon.tsx';
import { useText } from '../text.ts';
import { BandMark } from './BandTag.tsx';
import { GateTable } from './GateTable.tsx';
import { describeChance } from './chance.ts';
import type { ReportIndex } from './reading.ts';

const SETUP_FACTS = ['goals', 'guidelines', 'voluntariness', 'training', 'leader'] as const;

/** The readiness label of a group with its reasons, or in words why there is none. */
export function ReadinessPanel({
  index,
  group,
}: {
  readonly index: ReportIndex;
  readonly group: ReleaseGroup;
}) {
  const { t } = useText();
  const { readiness } = group;
  if (readiness === null) return null;
  const { label } = readiness;
  return (
    <section className="readiness" aria-labelledby="readiness">
      <div className="readiness-verdict">
        <h2 id="readiness">{t('report.readiness.title')}</h2>
        <ReadinessVerdict readiness={readiness} />
        <p className="small no-print">
          <Link to="/readiness" hash={label ?? 'none'}>
            {t('report.readiness.guide')}
          </Link>
        </p>
      </div>
      <div className="readiness-columns">
        <NextSteps readiness={readiness} />
        <SetupFacts index={index} />
      </div>
      <details className="gate-fold" open>
        <summary>{t('report.readiness.gates')}</summary>
        <GateTable index={index} group={group} readiness={readiness} />
      </details>
    </section>
  );
}

/** The label in words with its mark, and why it is given or missing. */
export function ReadinessVerdict({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useText();
  const { label } = readiness;
  return (
    <>
      <p className={`readiness-label band-${label ?? 'none'}`}>
        <BandMark label={label} />
        {label === null ? t('report.readiness.none') : t(`report.readiness.label.${label}`)}
      </p>
      <Reasons readiness={readiness} />
    </>
  );
}

/** What to do next, most pressing first; nothing where there is nothing. */
export function NextSteps({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useText();
  if (readiness.next.length === 0) return null;
  return (
    <div>
      <h3>{t('report.readiness.next')}</h3>
      <ol className="next-steps">
        {readiness.next.map((step) => (
          <li key={step}>{t(`report.readiness.step.${step}`)}</li>
        ))}
      </ol>
    </div>
  );
}

function Reasons({ readiness }: { readonly readiness: Readiness }) {
  const { t, formatNumber, formatList, language } = useText();
  const { probability } = readiness;
  return (
    <div className="reasons">
      {readiness.reasons.map(({ id, gates }) => (
        <p key={id}>
          {t(`report.readiness.reason.${id}`, {
            gates: formatList(
              gates.map((gate) =>
                t(`report.readiness.gateName.${gate}`).toLocaleLowerCase(language),
              ),
            ),
          })}
        </p>
      ))}
      {probability !== null && (
        <p className="soft small">
          {t('report.readiness.probability', {
            percent: formatNumber(probability, { style: 'percent' }),
            words: t(`report.readiness.chance.${describeChance(probability)}`),
          })}
        </p>
      )}
    </div>
  );
}

/** The programme check list, visible as such: recorded by HR, the same for every team. */
function SetupFacts({ index }: { readonly index: ReportIndex }) {
  const { t } = useText();
  const { setup } = index.report.release.company;
  return (
    <div>
      <h3>{t('report.readiness.setup')}</h3>
      {setup === null ? (
        <p>{t('report.readiness.setupUnknown')}</p>
      ) : (
        <ul className="check-list">
          {SETUP_FACTS.map((fact) => (
            <li key={fact}>
              <Icon name={setup[fact] ? 'check' : 'dash'} />
              <span>
                {t(`report.readiness.nameSetup.${fact}`)}
                <span className="soft">
                  {t('shell.colon')}
                  {t(setup[fact] ? 'report.readiness.yes' : 'report.readiness.no')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft tiny">{t('report.readiness.setupWhy')}</p>
    </div>
  );
}
