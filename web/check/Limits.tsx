import { useText } from './text.ts';

const PROTECTED = ['answer', 'manager', 'copy', 'together', 'rules'] as const;
const NOT_PROTECTED = ['operator', 'timing', 'heads', 'comments', 'page'] as const;

/** What is protected and what is not: the short form of PRIVACY.md. */
export function Limits() {
  const { t } = useText();
  return (
    <section className="block" aria-labelledby="limits">
      <h2 id="limits">{t('limits.title')}</h2>
      <div className="two">
        <div>
          <h3>{t('limits.protectedTitle')}</h3>
          <ul>
            {PROTECTED.map((key) => (
              <li key={key}>{t(`limits.protected.${key}`)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t('limits.openTitle')}</h3>
          <ul>
            {NOT_PROTECTED.map((key) => (
              <li key={key}>{t(`limits.open.${key}`)}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
