import type { ImportPreview as Preview, ImportView } from '../api.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { sumHeadsBelow } from '../unit-tree/unit-nesting.ts';
import { UnitTree } from '../unit-tree/UnitTree.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { Button } from '../shell/Button.tsx';

/** Share of the people who leave above which it is asked twice: half a list is easily taken for a whole one. */
const MANY = 0.2;

/** What a clean list would change, before anything does. */
export function ImportPreview({
  changes,
  preview,
  applying,
  onApply,
}: {
  readonly changes: ImportView;
  readonly preview: Preview;
  readonly applying: boolean;
  readonly onApply: () => Promise<unknown>;
}) {
  const { t } = useText();
  const { units, employees } = changes;
  const nothing =
    units.added + units.removed + units.changed + employees.edited === 0 &&
    employees.added + employees.removed + employees.moved === 0;
  const many = employees.removed > MANY * employees.before;
  return (
    <section className="section" aria-labelledby="import-preview">
      <Notice tone="positive" live>
        <h3 id="import-preview" className="notice-title">
          {t('organisation.changes.title')}
        </h3>
        <p>{nothing ? t('organisation.changes.none') : t('organisation.changes.body')}</p>
      </Notice>
      <Remarks changes={changes} preview={preview} />
      <ChangeTable changes={changes} />
      <Lists changes={changes} preview={preview} />
      <Units preview={preview} />
      {!nothing && !many && (
        <div className="actions">
          <Button
            className="button button-primary"
            isPending={applying}
            onPress={() => void onApply().catch(() => undefined)}
          >
            {applying ? t('organisation.import.applying') : t('organisation.import.apply')}
          </Button>
        </div>
      )}
      {many && (
        <div className="actions">
          <ConfirmDialog
            trigger={t('organisation.import.apply')}
            triggerClass="button button-primary"
            title={t('organisation.changes.manyTitle')}
            confirm={t('organisation.changes.manyConfirm')}
            working={t('organisation.import.applying')}
            dangerous
            onConfirm={onApply}
          >
            <p>
              {t('organisation.changes.many', {
                count: employees.removed,
                before: employees.before,
              })}
            </p>
          </ConfirmDialog>
        </div>
      )}
    </section>
  );
}

function Remarks({
  changes,
  preview,
}: {
  readonly changes: ImportView;
  readonly preview: Preview;
}) {
  const { t, language, formatList } = useText();
  const { edited, withoutEmail, before } = changes.employees;
  const unique = preview.attributes.filter(({ nearlyUnique }) => nearlyUnique);
  const usable = preview.attributes.filter(({ nearlyUnique }) => !nearlyUnique);
  return (
    <>
      {preview.notices.map((notice) => (
        <Notice key={notice.en} tone="caution">
          <p>{notice[language]}</p>
        </Notice>
      ))}
      {unique.map(({ name }) => (
        <Notice key={name} tone="caution">
          <p>{t('organisation.changes.unique', { name })}</p>
        </Notice>
      ))}
      <ul className="remarks soft small">
        {before > 0 && edited > 0 && <li>{t('organisation.changes.edited', { count: edited })}</li>}
        {withoutEmail > 0 && (
          <li>{t('organisation.changes.withoutEmail', { count: withoutEmail })}</li>
        )}
        {usable.length > 0 && (
          <li>
            {t('organisation.changes.attributes', {
              list: formatList(usable.map(({ name }) => name)),
            })}
          </li>
        )}
      </ul>
    </>
  );
}

function Lists({ changes, preview }: { readonly changes: ImportView; readonly preview: Preview }) {
  const { t } = useText();
  return (
    <>
      <Named
        summary={t('organisation.changes.removedUnits', { count: changes.units.removed })}
        count={changes.units.removed}
        lines={preview.removedUnits}
      />
      <Named
        summary={t('organisation.changes.left', { count: changes.employees.removed })}
        count={changes.employees.removed}
        lines={preview.left.map((one) => t('organisation.changes.leftOne', one))}
      />
      <Named
        summary={t('organisation.changes.moved', { count: changes.employees.moved })}
        count={changes.employees.moved}
        lines={preview.moved.map((one) => t('organisation.changes.movedOne', one))}
      />
    </>
  );
}

function Named({
  summary,
  count,
  lines,
}: {
  readonly summary: string;
  readonly count: number;
  readonly lines: readonly string[];
}) {
  const { t } = useText();
  if (count === 0) return null;
  return (
    <details className="details">
      <summary>{summary}</summary>
      <ul className="named">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
        {count > lines.length && (
          <li className="soft">
            {t('organisation.changes.more', { count: count - lines.length })}
          </li>
        )}
      </ul>
    </details>
  );
}

function Units({ preview }: { readonly preview: Preview }) {
  const { t } = useText();
  const heads = sumHeadsBelow(preview.units);
  const changeOf = new Map(preview.units.map(({ id, change }) => [id, change]));
  const isFirst = preview.units.every(({ change }) => change === 'added');
  const top = preview.units.filter(({ parent }) => parent === null).map(({ id }) => id);
  const describe = (id: string): string => {
    const people = t('organisation.tree.heads', { count: heads.get(id) ?? 0 });
    const change = isFirst ? null : (changeOf.get(id) ?? null);
    if (change === null) return people;
    return `${people}, ${change === 'added' ? t('organisation.changes.isNew') : t('organisation.changes.isChanged')}`;
  };
  return (
    <div className="section">
      <h3>{t('organisation.changes.treeTitle')}</h3>
      <div className="sheet">
        <UnitTree
          units={preview.units}
          label={t('organisation.changes.treeLabel')}
          searchLabel={t('organisation.tree.search')}
          emptyText={t('organisation.tree.none')}
          opened={top}
          renderDetail={describe}
        />
      </div>
    </div>
  );
}
