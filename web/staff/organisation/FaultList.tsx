import { useEffect, useMemo } from 'react';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { groupFaults, type FaultGroup } from './group-faults.ts';
import { writeFaults } from './write-faults.ts';

/** Kinds of fault that are shown, faults of each kind, and places that are only named. */
const KINDS_SHOWN = 40;
const FAULTS_SHOWN = 5;
const PLACES_SHOWN = 12;

/** Every kind of fault with its places, and the same list as a file for whoever has to correct it. */
export function FaultList({
  faults,
  total,
}: {
  readonly faults: readonly Fault[];
  /** More than are listed, where there are very many. */
  readonly total: number;
}) {
  const { t } = useText();
  const groups = useMemo(() => groupFaults(faults), [faults]);
  return (
    <div className="section">
      <Notice tone="negative" title={t('organisation.faults.title', { count: total })} live>
        <p>{t('organisation.faults.body')}</p>
        <DownloadFaults faults={faults} />
        {total > faults.length && (
          <p className="small">{t('organisation.faults.shown', { count: faults.length })}</p>
        )}
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
              <th scope="col">{t('organisation.faults.place')}</th>
              <th scope="col">{t('organisation.faults.problem')}</th>
              <th scope="col">{t('organisation.faults.expected')}</th>
              <th scope="col">{t('organisation.faults.row')}</th>
            </tr>
          </thead>
          {groups.slice(0, KINDS_SHOWN).map((group, index) => (
            <FaultRows key={index} group={group} />
          ))}
        </table>
      </div>
      {groups.length > KINDS_SHOWN && (
        <p className="soft small">
          {t('organisation.faults.moreKinds', { count: groups.length - KINDS_SHOWN })}
        </p>
      )}
    </div>
  );
}

function DownloadFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t, language } = useText();
  const address = useMemo(() => {
    const header = [
      t('organisation.faults.file'),
      t('organisation.faults.sheet'),
      t('organisation.faults.line'),
      t('organisation.faults.cell'),
      t('organisation.faults.column'),
      t('organisation.faults.problem'),
      t('organisation.faults.expected'),
    ];
    // The byte order mark makes spreadsheets read the accents right.
    const csv = `\uFEFF${writeFaults(faults, header, language)}`;
    return URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  }, [faults, language, t]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <a className="button" href={address} download={t('organisation.faults.downloadName')}>
      {t('organisation.faults.download')}
    </a>
  );
}

function FaultRows({ group }: { readonly group: FaultGroup }) {
  const { t, language, formatList } = useText();
  const { faults } = group;
  const rest = faults.slice(FAULTS_SHOWN);
  const places = rest
    .slice(0, PLACES_SHOWN)
    .map(({ cell, line }) => cell ?? (line === null ? '' : String(line)));
  const listed = rest.length > places.length ? `${places.join(', ')}, …` : formatList(places);
  return (
    <tbody>
      {faults.slice(0, FAULTS_SHOWN).map((fault, index) => (
        <tr key={index}>
          <th scope="row">
            <FaultPlace fault={fault} />
          </th>
          <td>{fault.problem[language]}</td>
          <td>{fault.expected[language]}</td>
          <td className="fault-row">{fault.row !== undefined && <RowAsItIs row={fault.row} />}</td>
        </tr>
      ))}
      {rest.length > 0 && (
        <tr>
          <td colSpan={4} className="soft">
            {t('organisation.faults.more', { count: rest.length, places: listed })}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function FaultPlace({ fault }: { readonly fault: Fault }) {
  const { t } = useText();
  const { file, sheet, cell, line, column } = fault;
  const place =
    cell ??
    (line === null
      ? t('organisation.faults.whole')
      : t('organisation.faults.lineNumber', { line: String(line) }));
  return (
    <>
      <span className="fault-cell">{place}</span>
      <span className="fault-where">
        {column ?? (line === null ? '' : t('organisation.faults.wholeLine'))}
      </span>
      <span className="fault-where soft">{sheet === undefined ? file : `${file}, ${sheet}`}</span>
    </>
  );
}

function RowAsItIs({ row }: { readonly row: NonNullable<Fault['row']> }) {
  return row.cells.map((cell, index) => (
    <span key={index}>
      {index > 0 && <span className="soft"> · </span>}
      {index === row.at ? <mark>{cell === '' ? '∅' : cell}</mark> : cell}
    </span>
  ));
}
