import type { InvitationView } from '../../../api/app.ts';
import { Icon } from '../../ui/first-page/Icon.tsx';
import { inventFigures } from '../sample-figures.ts';
import { useText } from '../text.ts';

interface SampleReportProps {
  /** The smallest group in which the answers count. */
  readonly label: string;
  readonly heads: number;
  readonly policy: InvitationView['round']['policy'];
}

/** What the manager will see of the person's own group: the same figures, invented. */
export function SampleReport({ label, heads, policy }: SampleReportProps) {
  const { t } = useText();
  const { groupMin, distributionMin, commentMin } = policy;
  const figures = inventFigures(heads, groupMin, distributionMin);
  return (
    <section className="block" aria-labelledby="sample">
      <h2 id="sample">{t('sample.title')}</h2>
      <p>{t('sample.lead', { groupMin })}</p>
      <figure className="sample">
        <figcaption>
          <strong>{label}</strong>
          <span>{t('sample.answers', { count: figures.answers })}</span>
        </figcaption>
        <ul className="means">
          {figures.means.map(({ dimension, mean, margin }) => (
            <li key={dimension}>
              <span>{t(`sample.${dimension}`)}</span>
              <span className="mean">
                <span aria-hidden="true">
                  <strong>{mean}</strong> <small>{t('sample.plusMinus', { margin })}</small>
                </span>
                <span className="visually-hidden">{t('sample.outOf', { mean, margin })}</span>
              </span>
              <span className="track" aria-hidden="true">
                <span style={{ inlineSize: `${mean}%` }} />
              </span>
            </li>
          ))}
        </ul>
        {figures.distribution === null ? (
          <p className="hint">{t('sample.noDistribution', { count: distributionMin })}</p>
        ) : (
          <Distribution counts={figures.distribution} />
        )}
        <p className="hint">{t('sample.comments', { commentMin })}</p>
      </figure>
      <h3>{t('sample.never')}</h3>
      <ul className="never">
        {(['sample.neverWho', 'sample.neverWhat', 'sample.neverEarly'] as const).map((key) => (
          <li key={key}>
            <Icon name="cross" />
            {t(key)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Distribution({ counts }: { readonly counts: readonly number[] }) {
  const { t, formatList, formatNumber } = useText();
  const highest = Math.max(...counts);
  const written = counts.map((count) => formatNumber(count));
  return (
    <div className="distribution">
      <p>{t('sample.distribution')}</p>
      <div
        className="columns"
        role="img"
        aria-label={t('sample.distributionLabel', { counts: formatList(written) })}
      >
        {counts.map((count, step) => (
          <span key={step}>
            <small>{written[step]}</small>
            <span
              className="column"
              style={{ blockSize: `calc((100% - 1.5rem) * ${count / highest})` }}
            />
          </span>
        ))}
      </div>
      <p className="ends" aria-hidden="true">
        <span>{t('sample.low')}</span>
        <span>{t('sample.high')}</span>
      </p>
    </div>
  );
}
