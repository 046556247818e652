import { useSyncExternalStore } from 'react';

/**
 * Texts in several languages. Plurals, numbers, dates and lists are the platform's own (`Intl`), keys
 * are checked by the compiler, and one React hook gives them to components. A library would weigh
 * 16 KB compressed here, a fifth of what an employee's phone may load before the first page.
 * Each application passes its own texts:
 *
 *     export const { useText, setLanguage } = createText({ en, fr }, chooseLanguage(navigator.languages));
 *     const { t, formatDate } = useText();
 *     t('welcome.time', { count: 2 });   // welcome: { time_one: 'A minute', time_other: '{{n}} minutes' }
 *
 * `{{name}}` stands for a value, `{{n}}` for `count` as the language writes it.
 */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** Regional forms decide how dates and numbers look. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

export interface TextTree {
  readonly [key: string]: string | TextTree;
}

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<Key extends string> = Key extends `${infer Stem}${PluralSuffix}` ? Stem : Key;

/** `'page.title' | 'page.people'` for `{ page: { title, people_one, people_other } }`. */
export type TextKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? WithoutPlural<Key>
    : `${Key}.${TextKey<Tree[Key]>}`;
}[keyof Tree & string];

/** The same keys with any text: what a translation has to provide. */
export type Translation<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translation<Tree[Key]>;
};

export type Values = Readonly<Record<string, string | number>>;

export interface Speech<Key extends string> {
  readonly language: Language;
  /** The text of a key; `count` chooses the plural and is written as a number of the language. */
  readonly t: (key: Key, values?: Values) => string;
  /** A calendar day `YYYY-MM-DD` in words; no time zone can shift it. */
  readonly formatDate: (day: string, options?: Intl.DateTimeFormatOptions) => string;
  readonly formatNumber: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** "a, b and c". */
  readonly formatList: (items: readonly string[]) => string;
}

export interface Text<Key extends string> {
  readonly useText: () => Speech<Key>;
  readonly setLanguage: (language: Language) => void;
  readonly currentSpeech: () => Speech<Key>;
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The first wished language that we speak (`fr-CA` counts as `fr`); English otherwise. */
export function chooseLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const base = tag.toLowerCase().split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export function createText<Tree extends object>(
  texts: Readonly<Record<Language, Tree>>,
  initial: Language,
): Text<TextKey<Tree>> {
  return createTextOf((language) => flatten(texts[language] as TextTree), initial);
}

/** The same for texts that come in parts: `read` gives those of a language that are here, to be added to later. */
export function createTextOf<Key extends string>(
  read: (language: Language) => ReadonlyMap<string, string>,
  initial: Language,
): Text<Key> {
  // One Speech per language, made when it is first spoken: React compares it by identity.
  const speeches = new Map<Language, Speech<Key>>();
  let current = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const currentSpeech = (): Speech<Key> => {
    const speech = speeches.get(current) ?? speak(current, read(current));
    speeches.set(current, speech);
    return speech;
  };

  return {
    useText: () => useSyncExternalStore(subscribe, currentSpeech, currentSpeech),
    currentSpeech,
    setLanguage: (language) => {
      current = language;
      // At build time there is no document.
      if ('document' in globalThis) document.documentElement.lang = language;
      for (const listener of listeners) listener();
    },
  };
}

function speak<Key extends string>(
  language: Language,
  entries: ReadonlyMap<string, string>,
): Speech<Key> {
  const locale = LOCALES[language];
  const plurals = new Intl.PluralRules(locale);
  // Making one takes a slow phone some milliseconds, and every count needs it.
  const plain = new Intl.NumberFormat(locale);
  // With a minus, where Intl writes a hyphen.
  const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string =>
    (options === undefined ? plain : new Intl.NumberFormat(locale, options))
      .format(value)
      .replace('-', '−');
  return {
    language,
    t: (key, values) =>
      fillIn(findText(entries, plurals, key, values), (name) => {
        const value = values?.[name === 'n' ? 'count' : name];
        return typeof value === 'number' ? formatNumber(value) : value;
      }),
    formatNumber,
    formatDate: (day, options = { day: 'numeric', month: 'long', year: 'numeric' }) =>
      writeDate(
        new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }),
        new Date(`${day}T00:00:00Z`),
      ),
    formatList: (items) =>
      new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(items),
  };
}

/** French counts the first day of a month, "1er mars"; `Intl` does not. */
function writeDate(format: Intl.DateTimeFormat, date: Date): string {
  const parts = format.formatToParts(date);
  const french = format.resolvedOptions().locale.startsWith('fr');
  const inWords = parts.some(({ type, value }) => type === 'month' && /\p{L}/u.test(value));
  return parts
    .map(({ type, value }) =>
      french && inWords && type === 'day' && value === '1' ? '1er' : value,
    )
    .join('');
}

/** `{ page: { title: '…' } }` as `page.title` → `…`. */
export function flatten(tree: TextTree, path = ''): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') entries.set(path + name, value);
    else for (const [key, text] of flatten(value, `${path}${name}.`)) entries.set(key, text);
  }
  return entries;
}

/** A missing text shows its key: ugly, but nobody is stranded. */
function findText(
  entries: ReadonlyMap<string, string>,
  plurals: Intl.PluralRules,
  key: string,
  values: Values | undefined,
): string {
  const count = values?.['count'];
  const form =
    typeof count === 'number' ? entries.get(`${key}_${plurals.select(count)}`) : undefined;
  return form ?? entries.get(`${key}_other`) ?? entries.get(key) ?? key;
}

function fillIn(text: string, read: (name: string) => string | undefined): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => read(name) ?? whole);
}
