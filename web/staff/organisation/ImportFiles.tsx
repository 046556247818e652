import { Link } from '@tanstack/react-router';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import { FileDrop } from './FileDrop.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportRefusal } from './ImportRefusal.tsx';
import { SourceCard, Waiting } from './SourceCard.tsx';
import { SOURCES_MAX } from './sources.ts';
import { Templates } from './Templates.tsx';
import { useImport, type RunningImport } from './use-import.ts';
import { Button } from '../shell/Button.tsx';
import { Hint, Input, Label, TextField } from '../shell/fields.tsx';

/** Files, what their columns mean, a check, and only then a button that changes something. */
export function ImportFiles({
  first,
  company,
}: {
  readonly first: boolean;
  /** Name of the company as it is now. */
  readonly company: string;
}) {
  const { t } = useText();
  const running = useImport(company);
  const { apply } = running;
  return (
    <section className="section" aria-labelledby="import">
      <h2 id="import">{t('organisation.import.title')}</h2>
      <p className="soft">
        {first ? t('organisation.import.lead') : t('organisation.import.again')}
      </p>
      <Sources running={running} />
      <Check running={running} />
      {apply.data !== undefined && (
        <Notice tone="positive" live>
          <p>{t('organisation.changes.applied')}</p>
          <Link to="/rounds/new" className="button button-primary" ref={takeFocus}>
            {t('organisation.changes.next')}
          </Link>
        </Notice>
      )}
      {running.files.sources.length === 0 && <Templates />}
    </section>
  );
}

/** The button that was pressed is gone: the keyboard goes on at what comes next. */
function takeFocus(link: HTMLAnchorElement | null): void {
  link?.focus({ preventScroll: true });
}

function Sources({ running }: { readonly running: RunningImport }) {
  const { t } = useText();
  const { anew, order } = running;
  const { sources, add, change, remove, reread } = running.files;
  const hasPlace = sources.length < SOURCES_MAX;
  const isRead = sources.length > 0 && sources.every(({ view }) => view !== null);
  return (
    <>
      {sources.map((source) => {
        const sheets = source.view?.sheets ?? [];
        const other = sheets.find(({ name }) => name !== source.view?.sheet);
        return (
          <SourceCard
            key={source.id}
            source={source}
            onChange={(next) => anew(() => change(source.id, () => next))}
            onReread={(choice) => anew(() => reread(source, choice))}
            onRemove={() => anew(() => remove(source.id))}
            onOtherSheet={
              hasPlace && other !== undefined
                ? () => anew(() => add([source.file], { sheet: other.name }))
                : null
            }
          />
        );
      })}
      {hasPlace && (
        <FileDrop hasFiles={sources.length > 0} onChoose={(files) => anew(() => add(files))} />
      )}
      {isRead && order === null && (
        <Notice tone="caution" live>
          <p>{t('organisation.import.needPeople')}</p>
        </Notice>
      )}
    </>
  );
}

/** From the last question to the button that changes something. */
function Check({ running }: { readonly running: RunningImport }) {
  const { t } = useText();
  const { anew, apply, check, company, order, setCompany } = running;
  if (order === null) return null;
  const error = apply.error ?? check.error;
  const preview = check.data?.preview ?? null;
  return (
    <>
      {order.lists.units === null && (
        <TextField
          value={company}
          onChange={(name) => anew(() => setCompany(name))}
          maxLength={200}
        >
          <Label>{t('organisation.import.company')}</Label>
          <Input />
          <Hint>{t('organisation.import.companyHint')}</Hint>
        </TextField>
      )}
      <div className="actions">
        <Button
          className={check.data === undefined ? 'button button-primary' : 'button'}
          isPending={check.isPending}
          onPress={() => check.mutate(order)}
        >
          {check.isSuccess || check.isError
            ? t('organisation.import.checkAgain')
            : t('organisation.import.check')}
        </Button>
      </div>
      {check.isPending && <Waiting text={t('organisation.import.checking')} />}
      {error !== null && <ImportRefusal error={error} />}
      {check.data !== undefined && preview !== null && (
        <ImportPreview
          changes={check.data}
          preview={preview}
          applying={apply.isPending}
          onApply={() => apply.mutateAsync(order)}
        />
      )}
    </>
  );
}
