/** A calendar day `YYYY-MM-DD` in words; French counts the first of a month, "1er mai". */
export function formatDay(language: 'en' | 'fr', day: string): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const written = format.format(new Date(`${day}T00:00:00Z`));
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}
