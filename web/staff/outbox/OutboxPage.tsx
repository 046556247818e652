import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import type { OutboxView } from '../api.ts';
import { outboxQuery } from '../http/queries.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';
import './outbox.css';

const MESSAGES_SHOWN = 40;

type Message = OutboxView['messages'][number];

/** The invitations of a demonstration, so that a visitor can answer as one of its invented people. */
export function OutboxPage() {
  const { t } = useText();
  const { roundId } = useParams({ from: '/signed-in/hr/rounds/$roundId/outbox' });
  const query = useQuery(outboxQuery(roundId));
  return (
    <div className="page">
      <PageHeading
        title={t('outbox.title')}
        above={
          <Link to="/rounds/$roundId" params={{ roundId }} className="crumb">
            {t('rounds.back')}
          </Link>
        }
      />
      <Notice tone="caution">
        <p>{t('outbox.why')}</p>
      </Notice>
      <Loaded query={query}>{({ messages }) => <Messages messages={messages} />}</Loaded>
    </div>
  );
}

function matches(message: Message, wanted: string): boolean {
  const { employee, to, unit } = message;
  return foldForSearch([employee, to ?? '', unit].join(' ')).includes(wanted);
}

function Messages({ messages }: { readonly messages: readonly Message[] }) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  if (messages.length === 0) return <p>{t('outbox.empty')}</p>;
  const wanted = foldForSearch(search.trim());
  const found = messages.filter((message) => matches(message, wanted));
  return (
    <section className="section" aria-label={t('outbox.caption')}>
      <SearchField value={search} onChange={setSearch}>
        <Label>{t('outbox.filter')}</Label>
        <Input />
      </SearchField>
      <p className="soft small" role="status">
        {found.length === 0 ? t('outbox.none') : t('outbox.count', { count: found.length })}
        {found.length > MESSAGES_SHOWN && ` · ${t('outbox.shown', { count: MESSAGES_SHOWN })}`}
      </p>
      <ul className="messages">
        {found.slice(0, MESSAGES_SHOWN).map((message) => (
          <li key={message.employee} className="message">
            <div className="message-head">
              <h2>{message.employee}</h2>
              <p className="soft small">
                {message.to ?? t('outbox.noMail')} · {message.unit} ·{' '}
                {message.language.toUpperCase()}
              </p>
            </div>
            <a className="button" href={message.link} target="_blank" rel="noreferrer">
              {t('outbox.answerAs', { name: message.employee })}
            </a>
            <details className="details">
              <summary>
                {t('outbox.text')}
                <span className="visually-hidden">
                  {t('shell.colon')}
                  {message.employee}
                </span>
              </summary>
              <p className="message-subject" lang={message.language}>
                {message.subject}
              </p>
              <p className="message-text" lang={message.language}>
                {message.text}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
