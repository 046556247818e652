import type { Locator, Page } from 'playwright-core';
import { findAccessibilityFaults, takePictures } from './browser.ts';

const LANGUAGES = { en: 'English', fr: 'Français' } as const;
type Language = keyof typeof LANGUAGES;
const THEMES = ['light', 'dark'] as const;

/** Looks at a page in both languages and both themes, and counts what it looked at. */
export function createLooks() {
  const looked: string[] = [];

  /**
   * In its own language, as behind a dialog, where the others can not be reached. The page is left light.
   * @returns what axe found, as `theme language: rule: element`
   */
  async function lookAtThemes(page: Page, name: string): Promise<string[]> {
    const faults: string[] = [];
    const language = LANGUAGES[await readLanguage(page)];
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const found = await findAccessibilityFaults(page);
      faults.push(...found.map((fault) => `${theme} ${language}: ${fault}`));
      looked.push(`${name}, ${language}, ${theme}`);
      await takePictures(page, `${name}, ${language}, ${theme}`);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    return faults;
  }

  return {
    looked,
    lookAtThemes,
    /** The page is left in the language that it had. */
    look: async (page: Page, name: string): Promise<string[]> => {
      await findChoice(page, LANGUAGES.en).waitFor();
      const own = await readLanguage(page);
      const faults: string[] = [];
      for (const language of Object.keys(LANGUAGES) as Language[]) {
        await chooseLanguage(page, language);
        faults.push(...(await lookAtThemes(page, name)));
      }
      await chooseLanguage(page, own);
      return faults;
    },
  };
}

function readLanguage(page: Page): Promise<Language> {
  return page.evaluate(() => document.documentElement.lang as Language);
}

async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await findChoice(page, LANGUAGES[language]).click();
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}

/** A button for employees; one of a choice for staff. */
function findChoice(page: Page, name: string): Locator {
  const choice = page.getByRole('radio', { name, exact: true });
  return page.getByRole('button', { name, exact: true }).or(choice);
}
