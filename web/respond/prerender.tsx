import { renderToStaticMarkup } from 'react-dom/server';
import { LANGUAGES } from '../ui/i18n.ts';
import type { Language } from '../ui/i18n.ts';
import { OpeningPage } from './pages/OpeningPage.tsx';
import { currentSpeech, setLanguage } from './text.ts';

export interface Shell {
  readonly language: Language;
  readonly title: string;
  readonly html: string;
}

/** The first words of the application as HTML, per language. Runs at build time (`write-shells.ts`). */
export function renderShells(): readonly Shell[] {
  return LANGUAGES.map((language) => {
    setLanguage(language);
    return {
      language,
      title: currentSpeech().t('shell.kind'),
      html: renderToStaticMarkup(<OpeningPage />),
    };
  });
}
