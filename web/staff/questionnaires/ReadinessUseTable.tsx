import { Link } from '@tanstack/react-router';
import type { GateUse, ReadinessUse } from '../../../surveys/questionnaire/readiness-use.ts';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';

/** Bars, the questions that decide them, and whether a team can be labelled with this questionnaire. */
export function ReadinessUseTable({ use }: { readonly use: ReadinessUse }) {
  const { t } = useText();
  const lacking = use.gates.filter(({ state }) => state !== 'possible');
  return (
    <section className="section" aria-labelledby="readiness-use">
      <h2 id="readiness-use">{t('questionnaires.readiness.title')}</h2>
      {use.labels ? (
        <Notice tone="positive">
          <p>{t('questionnaires.readiness.yes')}</p>
        </Notice>
      ) : (
        <Notice tone="caution" title={t('questionnaires.readiness.no')}>
          <ul className="plain-list">
            {lacking.map((gate) => (
              <GateState key={gate.gate} gate={gate} />
            ))}
          </ul>
        </Notice>
      )}
      <div
        className="table-frame"
        role="region"
        aria-label={t('questionnaires.readiness.caption')}
        tabIndex={0}
      >
        <table className="table">
          <caption>{t('questionnaires.readiness.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('questionnaires.readiness.gate')}</th>
              <th scope="col">{t('questionnaires.readiness.bar')}</th>
              <th scope="col">{t('questionnaires.readiness.from')}</th>
              <th scope="col">{t('questionnaires.readiness.state')}</th>
            </tr>
          </thead>
          <tbody>
            {use.gates.map((gate) => (
              <GateRow key={gate.gate} gate={gate} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">
        <Link to="/readiness">{t('questionnaires.readiness.guide')}</Link>
      </p>
    </section>
  );
}

function GateState({ gate }: { readonly gate: GateUse }) {
  const { t } = useText();
  return (
    <li>
      {t(`questionnaires.readiness.gates.${gate.gate}`)}
      {t('shell.colon')}
      {t(`questionnaires.readiness.states.${gate.state}`, { ...gate.dimensions })}
    </li>
  );
}

function GateRow({ gate }: { readonly gate: GateUse }) {
  const { t } = useText();
  const { bar } = gate;
  const isShare = gate.gate === 'willing' || gate.gate === 'response';
  const from =
    gate.gate === 'composite'
      ? t('questionnaires.readiness.allDimensions')
      : gate.gate === 'response'
        ? t('questionnaires.readiness.counted')
        : gate.items.length === 0
          ? t('questionnaires.readiness.nobody')
          : gate.items.join(', ');
  return (
    <tr>
      <th scope="row">{t(`questionnaires.readiness.gates.${gate.gate}`)}</th>
      <td>
        {t(isShare ? 'questionnaires.readiness.percent' : 'questionnaires.readiness.points', {
          bar,
        })}
      </td>
      <td>{from}</td>
      <td>{t(`questionnaires.readiness.states.${gate.state}`, { ...gate.dimensions })}</td>
    </tr>
  );
}
