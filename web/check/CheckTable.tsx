import type { PageCheck } from './list-checks.ts';
import { useText } from './text.ts';

export function CheckTable({ checks }: { readonly checks: readonly PageCheck[] }) {
  const { t } = useText();
  return (
    <section className="block" aria-labelledby="checks">
      <h2 id="checks">{t('checks.title')}</h2>
      <p>{t('checks.lead')}</p>
      <ul className="checks">
        {checks.map(({ id, held, at }) => (
          <li key={id} data-held={String(held)}>
            <span className="mark">
              {t(`checks.${held === null ? 'unknown' : held ? 'ok' : 'failed'}`)}
            </span>
            <span>
              {t(`check.${id}`)}
              {at !== null && <code> {at}</code>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
