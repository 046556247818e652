import type { Words } from '../../../surveys/organisation/fault.ts';
import type { Language } from '../../ui/i18n.ts';

/** Words of the domain as texts of this application: one language, `{name}` written `{{name}}`. */
export function wordsIn<Key extends string>(
  language: Language,
  words: Readonly<Record<Key, Words>>,
): Record<Key, string> {
  const entries = Object.entries<Words>(words).map(([key, both]) => [
    key,
    both[language].replace(/\{(\w+)\}/g, '{{$1}}'),
  ]);
  return Object.fromEntries(entries) as Record<Key, string>;
}
