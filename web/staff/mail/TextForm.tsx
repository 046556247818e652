import { useId, useRef, useState } from 'react';
import { checkMailText, type MailTextFault } from '../../../surveys/mail/check-mail-text.ts';
import {
  PLACEHOLDERS,
  SUBJECT_PLACEHOLDERS,
  type MailKind,
  type MailLanguage,
  type MailText,
  type Placeholder,
} from '../../../surveys/mail/mail-text.ts';
import { STANDARD_TEXTS } from '../../../surveys/mail/standard-texts.ts';
import { useText } from '../text.ts';
import { Button } from '../shell/Button.tsx';
import { FieldStatus, Hint, Input, Label, TextArea, TextField } from '../shell/fields.tsx';

const ROWS = 14;

/** Subject and body of one text, with what may be named in it and what is wrong with it. */
export function TextForm({
  kind,
  language,
  text,
  onChange,
}: {
  readonly kind: MailKind;
  readonly language: MailLanguage;
  readonly text: MailText;
  readonly onChange: (text: MailText) => void;
}) {
  const { t } = useText();
  const body = useRef<HTMLTextAreaElement>(null);
  const [dropped, setDropped] = useState<MailText | null>(null);
  const standard = STANDARD_TEXTS[language][kind];
  const isStandard = text.subject === standard.subject && text.body === standard.body;
  const faults = checkMailText(text);
  const change = (part: Partial<MailText>): void => {
    setDropped(null);
    onChange({ ...text, ...part });
  };
  const insert = (placeholder: Placeholder): void => {
    const field = body.current;
    const [start, end] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0];
    const written = `{{${placeholder}}}`;
    change({ body: text.body.slice(0, start) + written + text.body.slice(end) });
    // After the field has the new text, writing goes on behind it.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + written.length, start + written.length);
    });
  };
  return (
    <div className="form mail-form">
      <TextField
        value={text.subject}
        onChange={(subject) => change({ subject })}
        isInvalid={faults.some(({ part }) => part === 'subject')}
      >
        <Label>{t('mail.texts.subject')}</Label>
        <Input lang={language} />
        <Hint>
          {t('mail.texts.subjectHint', {
            placeholders: SUBJECT_PLACEHOLDERS.map((name) => `{{${name}}}`).join(' '),
          })}
        </Hint>
        <Faults faults={faults} part="subject" />
      </TextField>
      <TextField
        value={text.body}
        onChange={(written) => change({ body: written })}
        isInvalid={faults.some(({ part }) => part === 'body')}
      >
        <Label>{t('mail.texts.body')}</Label>
        <TextArea ref={body} lang={language} rows={ROWS} />
        <Hint>{t('mail.texts.bodyHint')}</Hint>
        <Faults faults={faults} part="body" />
      </TextField>
      <Placeholders onInsert={insert} />
      <div className="actions">
        <Button
          className="button button-quiet"
          isDisabled={isStandard}
          onPress={() => {
            setDropped(text);
            onChange(standard);
          }}
        >
          {t('mail.texts.standard')}
        </Button>
        {dropped !== null && isStandard && (
          <Button className="button" onPress={() => change(dropped)}>
            {t('mail.texts.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Faults({
  faults,
  part,
}: {
  readonly faults: readonly MailTextFault[];
  readonly part: keyof MailText;
}) {
  const { t, language } = useText();
  const own = faults.filter((fault) => fault.part === part);
  return (
    <FieldStatus className="mail-faults">
      {own.map(({ line, words }, index) => (
        <p key={index}>
          {line === null || part === 'subject'
            ? words[language]
            : t('mail.texts.inLine', { line, fault: words[language] })}
        </p>
      ))}
    </FieldStatus>
  );
}

function Placeholders({ onInsert }: { readonly onInsert: (name: Placeholder) => void }) {
  const { t } = useText();
  const title = useId();
  return (
    <div role="group" aria-labelledby={title}>
      <p id={title} className="field-label">
        {t('mail.texts.placeholders')}
      </p>
      <ul className="mail-placeholders">
        {PLACEHOLDERS.map((name) => (
          <li key={name}>
            <Button className="button" onPress={() => onInsert(name)}>
              <span className="visually-hidden">{t('mail.texts.insert')} </span>
              {t(`mail.placeholder.${name}`)}
              <code className="mono" aria-hidden="true">{`{{${name}}}`}</code>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
