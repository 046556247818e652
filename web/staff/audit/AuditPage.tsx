import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AuditEntry, AuditView } from '../api.ts';
import { roundsQuery } from '../http/queries.ts';
import { Choice } from '../shell/Choice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { auditQuery, NO_FILTER, writeQuery, type AuditFilter } from './audit.ts';
import { useAuditWords } from './audit-words.ts';
import './audit.css';
import { Button } from '../shell/Button.tsx';

/** Who did what, and on which day. */
export function AuditPage() {
  const { t } = useText();
  const [filter, setFilter] = useState(NO_FILTER);
  const query = useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const pages = query.data?.pages ?? [];
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.audit')}>
        <p className="soft">{t('audit.intro')}</p>
      </PageHeading>
      {pages[0] !== undefined && <Filter filter={filter} names={pages[0]} onChange={setFilter} />}
      {query.error !== null && (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && (
        <p role="status" className="soft">
          {t('shell.loading')}
        </p>
      )}
      {query.data !== undefined && (
        <>
          <Entries entries={pages.flatMap(({ entries }) => entries)} />
          {query.hasNextPage && (
            <div className="actions">
              <Button
                className="button"
                isPending={query.isFetchingNextPage}
                onPress={() => void query.fetchNextPage()}
              >
                {query.isFetchingNextPage ? t('shell.loading') : t('audit.older')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Filter({
  filter,
  names,
  onChange,
}: {
  readonly filter: AuditFilter;
  readonly names: Pick<AuditView, 'actions' | 'accounts'>;
  readonly onChange: (filter: AuditFilter) => void;
}) {
  const { t } = useText();
  const { nameAction } = useAuditWords();
  const dayId = useId();
  return (
    <section className="audit-filter" aria-label={t('audit.filter')}>
      <Choice
        label={t('audit.action')}
        value={filter.action}
        onChange={(action) => onChange({ ...filter, action })}
      >
        <option value="">{t('audit.all')}</option>
        {names.actions.map((action) => (
          <option key={action} value={action}>
            {nameAction(action)}
          </option>
        ))}
      </Choice>
      <Choice
        label={t('audit.account')}
        value={filter.account}
        onChange={(account) => onChange({ ...filter, account })}
      >
        <option value="">{t('audit.all')}</option>
        {names.accounts.map((account) => (
          <option key={account} value={account}>
            {account}
          </option>
        ))}
      </Choice>
      <div className="field">
        <label className="field-label" htmlFor={dayId}>
          {t('audit.day')}
        </label>
        <input
          id={dayId}
          type="date"
          className="react-aria-Input"
          value={filter.day}
          onChange={({ target }) => onChange({ ...filter, day: target.value })}
        />
      </div>
      <div className="actions audit-actions">
        <Button className="button" onPress={() => onChange(NO_FILTER)}>
          {t('audit.reset')}
        </Button>
        <a className="button" href={`/api/staff/audit/log.csv${writeQuery(filter)}`} download>
          {t('audit.download')}
        </a>
      </div>
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t, formatDate } = useText();
  const { nameAction, describe } = useAuditWords();
  const rounds = useQuery(roundsQuery).data ?? [];
  const titles = new Map(rounds.map(({ id, title }) => [id, title]));
  if (entries.length === 0) return <p role="status">{t('audit.none')}</p>;
  return (
    <div className="table-frame" role="region" aria-label={t('shell.nav.audit')} tabIndex={0}>
      <table className="table table-stacked">
        <caption>{t('audit.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.day')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.account')}</th>
            <th scope="col">{t('audit.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.number}>
              <td className="audit-day">{formatDate(entry.day)}</td>
              <th scope="row">{nameAction(entry.action)}</th>
              <td className="audit-account">{entry.account}</td>
              <td className="audit-account">{describe(entry, titles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
