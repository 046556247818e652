import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { DimensionTable } from './DimensionTable.tsx';
import { LooseItems } from './LooseItems.tsx';
import { listLooseDimensions, localise, type ReportIndex } from './reading.ts';
import type { GroupProps } from './report-sections.ts';

/** What people said, with the questions outside the dimensions and what is to be read with care. */
export function DimensionSection({ index, group }: GroupProps) {
  const { t } = useText();
  return (
    <section className="section" aria-labelledby="dimensions">
      <h2 id="dimensions">{t('report.dimensions.title')}</h2>
      <DimensionTable index={index} group={group} />
      <LooseItems index={index} group={group} />
      <LooseDimensions index={index} />
    </section>
  );
}

/** Dimensions whose questions hang together loosely in this company. */
function LooseDimensions({ index }: { readonly index: ReportIndex }) {
  const { t, formatNumber, language } = useText();
  const loose = listLooseDimensions(index);
  if (loose.length === 0) return null;
  return (
    <Notice tone="caution" title={t('report.reliability.title')}>
      {loose.map(({ dimension, alpha }) => (
        <p key={dimension.id}>
          {t('report.reliability.loose', {
            name: localise(dimension.title, language),
            alpha: formatNumber(alpha, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
          })}
        </p>
      ))}
    </Notice>
  );
}
