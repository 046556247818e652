import { DRAFT_LIMITS, isClosed, listQuestions } from '../../../surveys/questionnaire/draft.ts';
import { describeReadiness } from '../../../surveys/questionnaire/readiness-use.ts';
import { toKey } from '../../../surveys/questionnaire/to-instrument.ts';
import { useText } from '../text.ts';
import { addDimension } from './edit-draft.ts';
import { useKindName } from './Outline.tsx';
import { ReadinessUseTable } from './ReadinessUseTable.tsx';
import { BestField, DimensionField, RoleField } from './ScoringFields.tsx';
import { TextPair } from './TextPair.tsx';
import type { DraftEditor } from './use-draft.ts';
import { Button } from '../shell/Button.tsx';

/** All closed questions with their scoring in one table, and what readiness can make of them. */
export function ScoringView({ editor }: { readonly editor: DraftEditor }) {
  const { t } = useText();
  const { draft } = editor;
  return (
    <>
      <section className="section" aria-labelledby="scoring">
        <h2 id="scoring">{t('questionnaires.scoring.title')}</h2>
        <p className="small">{t('questionnaires.scoring.why')}</p>
        <ScoringTable editor={editor} />
      </section>
      <section className="section" aria-labelledby="dimensions">
        <h2 id="dimensions">{t('questionnaires.scoring.dimensions')}</h2>
        {draft.dimensions.map(({ id, title }, at) => (
          <TextPair
            key={id}
            label={t('questionnaires.scoring.dimensionTitle', { id })}
            value={title}
            most={DRAFT_LIMITS.title}
            onChange={(text, language) =>
              editor.change(
                { ...draft, dimensions: draft.dimensions.with(at, { id, title: text }) },
                `dimension.${id}.${language}`,
              )
            }
          />
        ))}
        <div>
          <Button
            className="button"
            isDisabled={draft.dimensions.length >= DRAFT_LIMITS.dimensions}
            onPress={() => editor.change(addDimension(draft).draft)}
          >
            {t('questionnaires.scoring.newDimension')}
          </Button>
        </div>
      </section>
      <ReadinessUseTable use={describeReadiness(toKey(draft))} />
    </>
  );
}

function ScoringTable({ editor }: { readonly editor: DraftEditor }) {
  const { t, language } = useText();
  const kindOf = useKindName();
  const closed = listQuestions(editor.draft).filter(isClosed);
  if (closed.length === 0) return <p>{t('questionnaires.scoring.noClosed')}</p>;
  return (
    <div
      className="table-frame"
      role="region"
      aria-label={t('questionnaires.scoring.caption')}
      tabIndex={0}
    >
      <table className="table scoring-table">
        <caption>{t('questionnaires.scoring.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('questionnaires.scoring.question')}</th>
            <th scope="col">{t('questionnaires.scoring.dimension')}</th>
            <th scope="col">{t('questionnaires.scoring.best')}</th>
            <th scope="col">{t('questionnaires.scoring.role')}</th>
            <th scope="col">{t('questionnaires.scoring.noScoreCodes')}</th>
          </tr>
        </thead>
        <tbody>
          {closed.map((question) => {
            const ends =
              question.kind === 'choice' ? question.choices.filter(({ scored }) => !scored) : [];
            return (
              <tr key={question.id}>
                <th scope="row">
                  {question.text[language].trim() || question.text.en || question.text.fr}{' '}
                  <span className="soft tiny">
                    {question.id}, {kindOf(question)}
                  </span>
                </th>
                <td>
                  <DimensionField editor={editor} question={question} inTable />
                </td>
                <td>
                  <BestField editor={editor} question={question} inTable />
                </td>
                <td>
                  <RoleField editor={editor} question={question} inTable />
                </td>
                <td>
                  {ends.length === 0
                    ? t('questionnaires.scoring.noScoreNone')
                    : ends.map(({ text, value }) => text[language] || String(value)).join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
