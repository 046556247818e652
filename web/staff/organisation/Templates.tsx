import { useText } from '../text.ts';

/** An example to fill in, for whoever has no list at hand. */
export function Templates() {
  const { t, language } = useText();
  const address = (format: 'xlsx' | 'csv') => `/api/organisation/template/${language}.${format}`;
  return (
    <section className="section" aria-labelledby="templates">
      <h3 id="templates">{t('organisation.template.title')}</h3>
      <p className="soft small">{t('organisation.template.body')}</p>
      <div className="actions">
        <a className="button" href={address('xlsx')} download>
          {t('organisation.template.excel')}
        </a>
        <a className="button" href={address('csv')} download>
          {t('organisation.template.csv')}
        </a>
      </div>
    </section>
  );
}
