import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useText } from '../text.ts';

/** Around components of the library that speak by themselves: in the language of the page. */
export function AriaLocale({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={useText().language}>{children}</I18nProvider>;
}
