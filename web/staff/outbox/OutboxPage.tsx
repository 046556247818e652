import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { useDeferredValue, useId, useState } from 'react';
import type { OutboxPeopleView } from '../api.ts';
import { linksFileAddress, outboxPeopleQuery } from '../mail/mail-queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { PersonLink } from './PersonLink.tsx';
import './outbox.css';
import { Input, Label, SearchField } from '../shell/fields.tsx';

/** Without a mail server: everybody's personal link, to be handed out in another way. */
export function OutboxPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/hr/rounds/$roundId/outbox' });
  const { account } = useRouteContext({ from: '/signed-in' });
  return (
    <div className="page">
      <PageHeading
        title={t('outbox.title')}
        above={
          <Link to="/rounds/$roundId" params={{ roundId }} className="crumb">
            {t('outbox.back')}
          </Link>
        }
      >
        <p>{t('outbox.what')}</p>
      </PageHeading>
      <Notice tone="caution" title={t('outbox.limitTitle')}>
        <p>{t('outbox.limit')}</p>
        <p>{t('outbox.oracle')}</p>
        {account.demo && <p>{t('outbox.demo')}</p>}
      </Notice>
      <People round={roundId} demo={account.demo} />
    </div>
  );
}

function People({ round, demo }: { readonly round: string; readonly demo: boolean }) {
  const { t } = useText();
  const [unit, setUnit] = useState('');
  const [search, setSearch] = useState('');
  const unitId = useId();
  const query = useQuery(outboxPeopleQuery(round, unit, useDeferredValue(search.trim())));
  return (
    <Loaded query={query}>
      {({ units, total, people }) => (
        <>
          <Files round={round} units={units} unit={unit} />
          <section className="section" aria-labelledby="people">
            <h2 id="people">{t('outbox.one')}</h2>
            <div className="outbox-filters">
              <div className="field">
                <label className="field-label" htmlFor={unitId}>
                  {t('outbox.unit')}
                </label>
                <select
                  id={unitId}
                  className="react-aria-Input"
                  value={unit}
                  onChange={(event) => setUnit(event.target.value)}
                >
                  <option value="">{t('outbox.allUnits')}</option>
                  {units.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </div>
              <SearchField value={search} onChange={setSearch}>
                <Label>{t('outbox.filter')}</Label>
                <Input />
              </SearchField>
            </div>
            <p className="soft small" role="status">
              {total === 0 ? t('outbox.none') : t('outbox.count', { count: total })}
              {total > people.length && ` · ${t('outbox.shown', { count: people.length })}`}
            </p>
            <ul className="messages">
              {people.map((person) => (
                <PersonLink key={person.employee} round={round} person={person} demo={demo} />
              ))}
            </ul>
          </section>
        </>
      )}
    </Loaded>
  );
}

function Files({
  round,
  units,
  unit,
}: {
  readonly round: string;
  readonly units: OutboxPeopleView['units'];
  readonly unit: string;
}) {
  const { t, language } = useText();
  const people = units.reduce((sum, one) => sum + one.people, 0);
  const chosen = units.find(({ id }) => id === unit);
  return (
    <section className="section" aria-labelledby="files">
      <h2 id="files">{t('outbox.files')}</h2>
      <p>{t('outbox.filesWhat')}</p>
      <div className="actions">
        <a className="button" href={linksFileAddress(round, '', language)} download>
          {t('outbox.all', { count: people })}
        </a>
        {chosen !== undefined && (
          <a className="button" href={linksFileAddress(round, chosen.id, language)} download>
            {t('outbox.ofUnit', { unit: chosen.name, count: chosen.people })}
          </a>
        )}
      </div>
    </section>
  );
}
