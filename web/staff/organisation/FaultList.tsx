import { useEffect, useMemo } from 'react';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { writeFaults } from './write-faults.ts';

const FAULTS_SHOWN = 200;

/** Every fault with its place, and the same list as a file for whoever has to correct it. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const { t, language, formatNumber } = useText();
  const header = [
    t('organisation.faults.file'),
    t('organisation.faults.line'),
    t('organisation.faults.column'),
    t('organisation.faults.problem'),
    t('organisation.faults.expected'),
  ];
  // The byte order mark makes spreadsheets read the accents right.
  const csv = `\uFEFF${writeFaults(faults, header, language)}`;
  const address = useMemo(
    () => URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' })),
    [csv],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div className="section">
      <Notice tone="negative" title={t('organisation.faults.title', { count: faults.length })} live>
        <p>{t('organisation.faults.body')}</p>
        <a className="button" href={address} download={t('organisation.faults.downloadName')}>
          {t('organisation.faults.download')}
        </a>
      </Notice>
      <div
        className="table-frame"
        role="region"
        aria-label={t('organisation.faults.caption')}
        tabIndex={0}
      >
        <table className="table fault-table">
          <caption>{t('organisation.faults.caption')}</caption>
          <thead>
            <tr>
              {header.map((title, column) => (
                <th key={title} scope="col" className={column === 1 ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.slice(0, FAULTS_SHOWN).map((fault, index) => (
              <tr key={index}>
                <td>{fault.file}</td>
                <td className="number">
                  {fault.line === null ? t('organisation.faults.whole') : formatNumber(fault.line)}
                </td>
                <td>
                  {fault.column ?? (fault.line === null ? '' : t('organisation.faults.wholeLine'))}
                </td>
                <td>{fault.problem[language]}</td>
                <td>{fault.expected[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults.length > FAULTS_SHOWN && (
        <p className="soft small">{t('organisation.faults.shown', { count: FAULTS_SHOWN })}</p>
      )}
    </div>
  );
}
