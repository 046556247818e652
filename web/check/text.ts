import { chooseLanguage, createText } from '../ui/i18n.ts';
import { en } from './texts.en.ts';
import { fr } from './texts.fr.ts';

/** The browser's language until the person chooses; nothing of it is kept. */
export const { useText, setLanguage, currentSpeech } = createText(
  { en, fr },
  chooseLanguage(globalThis.navigator.languages),
);
