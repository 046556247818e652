import type { Page } from 'playwright-core';
import { findAccessibilityFaults, takePictures } from './browser.ts';

const LANGUAGES = ['English', 'Français'];
const THEMES = ['light', 'dark'] as const;

/** Looks at a page in both languages and both themes, and counts what it looked at. */
export function createLooks() {
  const looked: string[] = [];
  return {
    looked,
    /** @returns what axe found, as `theme language: rule: element` */
    look: async (page: Page, name: string): Promise<string[]> => {
      const faults: string[] = [];
      for (const language of LANGUAGES) {
        await chooseLanguage(page, language);
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          const found = await findAccessibilityFaults(page);
          faults.push(...found.map((fault) => `${theme} ${language}: ${fault}`));
          looked.push(`${name}, ${language}, ${theme}`);
          await takePictures(page, `${name}, ${language}, ${theme}`);
        }
      }
      await chooseLanguage(page, LANGUAGES[0]!);
      return faults;
    },
  };
}

/** A button for employees; one of a choice for staff. */
function chooseLanguage(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radio', { name, exact: true });
  return page.getByRole('button', { name, exact: true }).or(choice).click();
}
