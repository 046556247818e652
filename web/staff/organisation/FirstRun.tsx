import { useText } from '../text.ts';

/** Before the first import: the whole way in three steps, and what happens with people's data on it. */
export function FirstRun() {
  const { t } = useText();
  const steps = [
    [t('organisation.firstRun.step1'), t('organisation.firstRun.step1Body')],
    [t('organisation.firstRun.step2'), t('organisation.firstRun.step2Body')],
    [t('organisation.firstRun.step3'), t('organisation.firstRun.step3Body')],
  ] as const;
  return (
    <section className="section" aria-labelledby="first-run">
      <h2 id="first-run">{t('organisation.firstRun.title')}</h2>
      <ol className="way" aria-label={t('organisation.firstRun.steps')}>
        {steps.map(([title, body], index) => (
          <li key={title} {...(index === 0 ? { 'aria-current': 'step' as const } : {})}>
            <span className="way-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <h3>{title}</h3>
              <p className="soft small">{body}</p>
            </div>
          </li>
        ))}
      </ol>
      <dl className="kept">
        <div>
          <dt>{t('organisation.firstRun.keepTitle')}</dt>
          <dd>{t('organisation.firstRun.keep')}</dd>
        </div>
        <div>
          <dt>{t('organisation.firstRun.notTitle')}</dt>
          <dd>{t('organisation.firstRun.not')}</dd>
        </div>
      </dl>
    </section>
  );
}
