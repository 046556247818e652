import type { SurveyText } from '../../../surveys/instrument-file.ts';
import type { QuestionnaireView } from '../api.ts';
import { useText } from '../text.ts';

/** Every question in both languages, with its scoring. */
export function QuestionTable({ questionnaire }: { readonly questionnaire: QuestionnaireView }) {
  const { t, language } = useText();
  const itemOf = new Map(questionnaire.items.map((item) => [item.id, item]));
  const dimensionOf = new Map(questionnaire.dimensions.map(({ id, title }) => [id, title]));
  const pick = (text: SurveyText) => (language === 'fr' ? text.fr : text.default);
  return (
    <section className="section" aria-labelledby="questions">
      <h2 id="questions">{t('questionnaires.page.questions')}</h2>
      <div
        className="table-frame"
        role="region"
        aria-label={t('questionnaires.page.questionsCaption')}
        tabIndex={0}
      >
        <table className="table question-table">
          <caption>{t('questionnaires.page.questionsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('questionnaires.scoring.question')}</th>
              <th scope="col">{t('questionnaires.scoring.scale')}</th>
              <th scope="col">{t('questionnaires.scoring.dimension')}</th>
              <th scope="col">{t('questionnaires.scoring.best')}</th>
              <th scope="col">{t('questionnaires.scoring.role')}</th>
            </tr>
          </thead>
          {questionnaire.survey.pages.map((page) => (
            <tbody key={page.name}>
              <tr>
                <th scope="rowgroup" colSpan={5} className="topic-row">
                  {pick(page.title)}
                </th>
              </tr>
              {page.elements.map((element) => {
                const item = itemOf.get(element.name);
                const text = pick(element.type === 'html' ? element.html : element.title);
                const kind = element.type === 'html' ? 'note' : 'open';
                return (
                  <tr key={element.name}>
                    <th scope="row">
                      {text} <span className="soft tiny">{element.name}</span>
                    </th>
                    <td>
                      {item === undefined
                        ? t(`questionnaires.editor.kind.${kind}`)
                        : t('questionnaires.editor.kind.numbers', { from: item.from, to: item.to })}
                    </td>
                    <td>{dimensionOf.get(item?.dimension ?? '')?.[language] ?? '–'}</td>
                    <td>{item === undefined ? '–' : t(`questionnaires.scoring.${item.best}`)}</td>
                    <td>
                      {item === undefined || item.role === null
                        ? '–'
                        : t(`questionnaires.scoring.roles.${item.role}`)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
