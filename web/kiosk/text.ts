import { useText as useAnswerText } from '../respond/text.ts';
import { createText } from '../ui/i18n.ts';
import type { Language, Speech, TextKey } from '../ui/i18n.ts';
import { en } from './texts.en.ts';
import { fr } from './texts.fr.ts';

const speak = (language: Language) => createText({ en, fr }, language).currentSpeech();
const SPEECHES: Readonly<Record<Language, Speech<TextKey<typeof en>>>> = {
  en: speak('en'),
  fr: speak('fr'),
};

/** In the language of the pages where one answers, which has the switch. */
export function useText(): Speech<TextKey<typeof en>> {
  return SPEECHES[useAnswerText().language];
}
