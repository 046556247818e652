import type { DraftText } from '../../../surveys/questionnaire/draft.ts';
import { useText } from '../text.ts';
import { FieldError, Input, Label, TextArea, TextField } from '../shell/fields.tsx';

/** One text in both languages, side by side. What is still missing is marked in words. */
export function TextPair({
  label,
  value,
  most,
  rows = 1,
  paragraphs = false,
  onChange,
}: {
  readonly label: string;
  readonly value: DraftText;
  readonly most: number;
  /** More than one: room for a long text. */
  readonly rows?: number;
  /** Line breaks stay. */
  readonly paragraphs?: boolean;
  readonly onChange: (value: DraftText, language: 'en' | 'fr') => void;
}) {
  const { t } = useText();
  return (
    <fieldset className="text-pair">
      <legend className="field-label">{label}</legend>
      {(['fr', 'en'] as const).map((language) => (
        <TextField
          key={language}
          value={value[language]}
          maxLength={most}
          isInvalid={value[language].trim() === ''}
          onChange={(text) => {
            const clean = paragraphs ? text : text.replaceAll('\n', ' ');
            onChange({ ...value, [language]: clean }, language);
          }}
        >
          <Label className="text-language">
            {t(
              language === 'fr'
                ? 'questionnaires.editor.inFrench'
                : 'questionnaires.editor.inEnglish',
            )}
            <span className="visually-hidden">
              {t('shell.colon')}
              {label}
            </span>
          </Label>
          {rows > 1 ? <TextArea lang={language} rows={rows} /> : <Input lang={language} />}
          <FieldError>{t('questionnaires.editor.required')}</FieldError>
        </TextField>
      ))}
    </fieldset>
  );
}
