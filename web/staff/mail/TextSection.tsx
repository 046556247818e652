import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { checkMailText } from '../../../surveys/mail/check-mail-text.ts';
import {
  MAIL_KINDS,
  MAIL_LANGUAGES,
  type MailKind,
  type MailLanguage,
  type MailText,
  type MailTexts,
} from '../../../surveys/mail/mail-text.ts';
import type { MailView } from '../api.ts';
import { LANGUAGE_NAMES } from '../../ui/i18n.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { mailQuery, saveMailTexts } from './mail-queries.ts';
import { MailPreview } from './MailPreview.tsx';
import { TextForm } from './TextForm.tsx';

type TabKey = `${MailKind} ${MailLanguage}`;

interface Choice {
  readonly key: TabKey;
  readonly kind: MailKind;
  readonly language: MailLanguage;
}

const TABS: readonly Choice[] = MAIL_KINDS.flatMap((kind) =>
  MAIL_LANGUAGES.map((language) => ({ key: `${kind} ${language}` as const, kind, language })),
);
const FIRST: TabKey = 'invitation fr';

/** The four texts of a round: to be written while it is a draft, to be read afterwards. */
export function TextSection({ round, mail }: { readonly round: string; readonly mail: MailView }) {
  const { t } = useText();
  return (
    <section className="section" aria-labelledby="texts">
      <h2 id="texts">{t('mail.texts.title')}</h2>
      {mail.state === 'draft' ? (
        <>
          <p>{t('mail.texts.what')}</p>
          <TextEditor round={round} mail={mail} />
        </>
      ) : (
        <>
          <Notice tone="info">
            <p>{t('mail.texts.frozen')}</p>
          </Notice>
          <FrozenTexts mail={mail} />
        </>
      )}
    </section>
  );
}

function FrozenTexts({ mail }: { readonly mail: MailView }) {
  const [tab, setTab] = useState<TabKey>(FIRST);
  return (
    <TextTabs texts={mail.texts} tab={tab} onTab={setTab}>
      {({ kind, language }) => (
        <MailPreview language={language} text={mail.texts[language][kind]} round={mail.round} />
      )}
    </TextTabs>
  );
}

function TextEditor({ round, mail }: { readonly round: string; readonly mail: MailView }) {
  const { t } = useText();
  const client = useQueryClient();
  const [texts, setTexts] = useState<MailTexts>(mail.texts);
  const [tab, setTab] = useState<TabKey>(FIRST);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => saveMailTexts(round, texts),
    onSuccess: (view) => {
      client.setQueryData(mailQuery(round).queryKey, view);
      setTexts(view.texts);
    },
  });
  const faulty = TABS.filter(
    ({ kind, language }) => checkMailText(texts[language][kind]).length > 0,
  );
  const change = ({ kind, language }: Choice, text: MailText): void => {
    setTexts({ ...texts, [language]: { ...texts[language], [kind]: text } });
    setTried(false);
    save.reset();
  };
  const submit = (): void => {
    const [first] = faulty;
    setTried(true);
    if (first === undefined) save.mutate();
    else setTab(first.key);
  };
  const name = ({ kind, language }: Choice): string =>
    `${t(`mail.texts.${kind}`)} · ${LANGUAGE_NAMES[language]}`;
  return (
    <>
      <TextTabs texts={texts} tab={tab} onTab={setTab}>
        {(choice) => {
          const text = texts[choice.language][choice.kind];
          return (
            <div className="mail-columns">
              <TextForm {...choice} text={text} onChange={(changed) => change(choice, changed)} />
              <MailPreview language={choice.language} text={text} round={mail.round} />
            </div>
          );
        }}
      </TextTabs>
      {tried && faulty.length > 0 && (
        <Notice tone="negative" live>
          <p>{t('mail.texts.fix', { which: faulty.map(name).join(', ') })}</p>
        </Notice>
      )}
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className="actions">
        <Button className="button button-primary" isPending={save.isPending} onPress={submit}>
          {t(save.isPending ? 'mail.saving' : 'mail.texts.save')}
        </Button>
        <span role="status" className="soft small">
          {save.isSuccess && t('mail.saved')}
        </span>
      </div>
    </>
  );
}

/** A tab for each text, with the number of its faults. */
function TextTabs({
  texts,
  tab,
  onTab,
  children,
}: {
  readonly texts: MailTexts;
  readonly tab: TabKey;
  readonly onTab: (tab: TabKey) => void;
  readonly children: (choice: Choice) => ReactNode;
}) {
  const { t } = useText();
  return (
    <Tabs selectedKey={tab} onSelectionChange={(key) => onTab(key as TabKey)}>
      <TabList className="mail-tab-list" aria-label={t('mail.texts.title')}>
        {TABS.map(({ key, kind, language }) => {
          const faults = checkMailText(texts[language][kind]).length;
          return (
            <Tab key={key} id={key} className="mail-tab">
              {t(`mail.texts.${kind}`)} · {LANGUAGE_NAMES[language]}
              {faults > 0 && (
                <span className="mail-tab-faults">{t('mail.texts.faults', { count: faults })}</span>
              )}
            </Tab>
          );
        })}
      </TabList>
      {TABS.map((choice) => (
        <TabPanel key={choice.key} id={choice.key} className="mail-panel">
          {children(choice)}
        </TabPanel>
      ))}
    </Tabs>
  );
}
