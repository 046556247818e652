import { useId } from 'react';
import type { ClosedQuestion } from '../../../surveys/questionnaire/draft.ts';
import { STANDARD_DIMENSIONS } from '../../../surveys/questionnaire/draft.ts';
import { useText } from '../text.ts';
import { score } from './edit-draft.ts';
import type { DraftEditor } from './use-draft.ts';

interface FieldProps {
  readonly editor: DraftEditor;
  readonly question: ClosedQuestion;
  /** In a table the column has the label; a screen reader is told the question as well. */
  readonly inTable?: boolean;
}

function Choice({
  label,
  question,
  inTable = false,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly question: ClosedQuestion;
  readonly inTable?: boolean;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}) {
  const { t, language } = useText();
  const id = useId();
  const name = question.text[language].trim() || question.id;
  return (
    <div className="field">
      {!inTable && (
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
      )}
      <select
        id={id}
        className="react-aria-Input"
        value={value}
        aria-label={inTable ? t('questionnaires.scoring.of', { what: label, name }) : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function DimensionField({ editor, question, inTable }: FieldProps) {
  const { t, language } = useText();
  const { draft } = editor;
  const own = draft.dimensions.filter(
    ({ id }) => !STANDARD_DIMENSIONS.some((standard) => standard.id === id),
  );
  return (
    <Choice
      label={t('questionnaires.scoring.dimension')}
      question={question}
      {...(inTable === undefined ? {} : { inTable })}
      value={question.dimension ?? ''}
      options={[
        ['', t('questionnaires.scoring.none')],
        ...[...STANDARD_DIMENSIONS, ...own].map(
          ({ id, title }) => [id, title[language].trim() || id] as const,
        ),
      ]}
      onChange={(value) =>
        editor.change(score(draft, question.id, { dimension: value === '' ? null : value }))
      }
    />
  );
}

export function BestField({ editor, question, inTable }: FieldProps) {
  const { t } = useText();
  return (
    <Choice
      label={t('questionnaires.scoring.best')}
      question={question}
      {...(inTable === undefined ? {} : { inTable })}
      value={question.best}
      options={[
        ['high', t('questionnaires.scoring.high')],
        ['low', t('questionnaires.scoring.low')],
      ]}
      onChange={(value) =>
        editor.change(score(editor.draft, question.id, { best: value === 'low' ? 'low' : 'high' }))
      }
    />
  );
}

const ROLES = ['willing', 'training_need', 'recommend'] as const;

export function RoleField({ editor, question, inTable }: FieldProps) {
  const { t } = useText();
  return (
    <Choice
      label={t('questionnaires.scoring.role')}
      question={question}
      {...(inTable === undefined ? {} : { inTable })}
      value={question.role ?? ''}
      options={[
        ['', t('questionnaires.scoring.roles.none')],
        ...ROLES.map((role) => [role, t(`questionnaires.scoring.roles.${role}`)] as const),
      ]}
      onChange={(value) => {
        const role = ROLES.find((one) => one === value) ?? null;
        editor.change(score(editor.draft, question.id, { role }));
      }}
    />
  );
}
