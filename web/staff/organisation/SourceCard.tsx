import type { ColumnsView } from '../api.ts';
import { Notice } from '../shell/Notice.tsx';
import { Choice } from '../shell/Choice.tsx';
import { useText } from '../text.ts';
import { ImportRefusal } from './ImportRefusal.tsx';
import { MeaningTable } from './MeaningTable.tsx';
import type { Source } from './sources.ts';
import { Button } from '../shell/Button.tsx';

/** One chosen file: what it is, which part of it is read, and what its columns mean. */
export function SourceCard({
  source,
  onChange,
  onReread,
  onRemove,
  onOtherSheet,
}: {
  readonly source: Source;
  readonly onChange: (source: Source) => void;
  readonly onReread: (choice: { sheet: string | null; headerLine?: number }) => void;
  readonly onRemove: () => void;
  /** null where the workbook has no other sheet, or no second list fits. */
  readonly onOtherSheet: (() => void) | null;
}) {
  const { t, formatNumber } = useText();
  const { file, view, error } = source;
  const [unit, size] =
    file.size < 1_000_000
      ? (['kilobyte', Math.ceil(file.size / 1_000)] as const)
      : (['megabyte', file.size / 1_000_000] as const);
  const shown = formatNumber(size, { style: 'unit', unit, maximumFractionDigits: 1 });
  return (
    <section className="sheet source" aria-label={file.name}>
      <div className="source-head">
        <h3>{t('organisation.import.size', { name: file.name, size: shown })}</h3>
        <Button
          className="button button-quiet"
          aria-label={t('organisation.import.remove', { name: file.name })}
          onPress={onRemove}
        >
          {t('organisation.import.removeShort')}
        </Button>
      </div>
      {view === null && error === null && (
        <Waiting text={t('organisation.import.reading', { name: file.name })} />
      )}
      {error !== null && <ImportRefusal error={error} />}
      {view !== null && (
        <>
          <SourceParts source={source} view={view} onChange={onChange} onReread={onReread} />
          <Notices view={view} />
          <MeaningTable source={source} view={view} onChange={onChange} />
          {onOtherSheet !== null && (
            <div className="actions">
              <Button className="button" onPress={onOtherSheet}>
                {t('organisation.source.otherSheet')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Something that takes a while; how long, nobody knows. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <div className="waiting" role="status">
      <span>{text}</span>
      <span className="waiting-track" aria-hidden="true">
        <span className="waiting-mark" />
      </span>
    </div>
  );
}

function Notices({ view }: { readonly view: ColumnsView }) {
  const { t, language } = useText();
  return (
    <>
      <p className="soft small">
        {t('organisation.source.rows', { count: view.rows })}.{' '}
        {view.remembered ? t('organisation.source.remembered') : t('organisation.source.proposed')}
      </p>
      {view.notices.map((notice) => (
        <Notice key={notice.en} tone="caution">
          <p>{notice[language]}</p>
        </Notice>
      ))}
    </>
  );
}

function SourceParts({
  source,
  view,
  onChange,
  onReread,
}: {
  readonly source: Source;
  readonly view: ColumnsView;
  readonly onChange: (source: Source) => void;
  readonly onReread: (choice: { sheet: string | null; headerLine?: number }) => void;
}) {
  const { t } = useText();
  return (
    <div className="source-parts">
      <Choice
        label={t('organisation.source.is')}
        value={source.list}
        onChange={(list) => onChange({ ...source, list: list as Source['list'] })}
      >
        <option value="people">{t('organisation.source.people')}</option>
        <option value="units">{t('organisation.source.units')}</option>
      </Choice>
      {view.sheets.length > 1 && (
        <Choice
          label={t('organisation.source.sheet')}
          value={view.sheet ?? ''}
          onChange={(sheet) => onReread({ sheet })}
        >
          {view.sheets.map(({ name, rows, hidden }) => (
            <option key={name} value={name}>
              {hidden
                ? t('organisation.source.sheetHidden', { name })
                : t('organisation.source.sheetRows', { name, count: rows })}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('organisation.source.header')}
        value={String(view.headerLine)}
        onChange={(line) => onReread({ sheet: view.sheet, headerLine: Number(line) })}
      >
        {view.firstRows.map(({ line, cells }) => (
          <option key={line} value={line}>
            {cells.length === 0
              ? t('organisation.source.headerEmpty', { line })
              : t('organisation.source.headerRow', { line, cells: cells.join(' · ').slice(0, 60) })}
          </option>
        ))}
      </Choice>
    </div>
  );
}
