import { Link } from '@tanstack/react-router';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { FORMULAS, LABELS, LIMITS, SOURCES } from './contents.ts';
import './readiness-guide.css';

/** What each label means: six sentences for a manager, then everything for a statistician. */
export function ReadinessGuidePage() {
  const { t } = useText();
  return (
    <div className="page guide">
      <PageHeading
        title={t('guide.title')}
        above={
          <Link to="/rounds" className="crumb small">
            {t('guide.back')}
          </Link>
        }
      >
        <p className="soft">{t('guide.intro')}</p>
      </PageHeading>
      <section className="section" aria-labelledby="managers">
        <h2 id="managers">{t('guide.forManagers')}</h2>
        {LABELS.map((label) => (
          <LabelExplained key={label} label={label} />
        ))}
      </section>
      <section className="section" aria-labelledby="statisticians">
        <h2 id="statisticians">{t('guide.forStatisticians')}</h2>
        <p>{t('guide.inputs')}</p>
        <dl className="guide-formulas">
          {FORMULAS.map((formula) => (
            <div key={formula}>
              <dt>{t(`guide.formula.${formula}.name`)}</dt>
              <dd>
                <span className="guide-formula">{t(`guide.formula.${formula}.is`)}</span>
                <span>{t(`guide.formula.${formula}.why`)}</span>
              </dd>
            </div>
          ))}
        </dl>
        <h3>{t('guide.limitsTitle')}</h3>
        <ul>
          {LIMITS.map((limit) => (
            <li key={limit}>{t(`guide.limits.${limit}`)}</li>
          ))}
        </ul>
        <h3>{t('guide.sourcesTitle')}</h3>
        <ul>
          {SOURCES.map((source) => (
            <li key={source}>{t(`guide.sources.${source}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function LabelExplained({ label }: { readonly label: (typeof LABELS)[number] }) {
  const { t } = useText();
  return (
    <article className="guide-label" id={label}>
      <h3>
        {label === 'none' || label === 'withheld'
          ? t(`guide.${label}Title`)
          : t(`report.readiness.label.${label}`)}
      </h3>
      <p>{t(`guide.label.${label}`)}</p>
    </article>
  );
}
