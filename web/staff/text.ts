import {
  chooseLanguage,
  createTextOf,
  flatten,
  isLanguage,
  LANGUAGES,
  type Language,
  type TextKey,
} from '../ui/i18n.ts';
import { SLICES, type Slice, type StaffTexts } from './slices.ts';

const LANGUAGE_KEY = 'tutti-staff-language';

function firstLanguage(): Language {
  const chosen = localStorage.getItem(LANGUAGE_KEY);
  return isLanguage(chosen) ? chosen : chooseLanguage(navigator.languages);
}

/** The texts that have come, by key: those of the reader's language, and of the parts that were opened. */
const here = new Map(LANGUAGES.map((language) => [language, new Map<string, string>()]));
const wanted = new Set<Slice>();
let current = firstLanguage();

const text = createTextOf<TextKey<StaffTexts>>((language) => here.get(language)!, current);

export const { useText, currentSpeech } = text;

/** Resolves when the texts of these parts are here, in the language of the reader. */
export async function loadTexts(slices: readonly Slice[]): Promise<void> {
  for (const slice of slices) wanted.add(slice);
  await Promise.all(slices.map((slice) => loadSlice(slice, current)));
}

async function loadSlice(slice: Slice, language: Language): Promise<void> {
  const texts = here.get(language)!;
  for (const [key, value] of flatten(await SLICES[slice][language](), `${slice}.`))
    texts.set(key, value);
}

/** Changes the language of the page and remembers it on this device. */
export async function chooseAndKeepLanguage(language: Language): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, language);
  current = language;
  await loadTexts([...wanted]);
  text.setLanguage(language);
}
