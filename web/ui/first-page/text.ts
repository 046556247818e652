import type { Speech, TextKey } from '../i18n.ts';
import type { firstPageEn } from './texts.en.ts';

/** Who speaks on the first page: the employee's application, or HR's preview of it. */
export type FirstPageSpeech = Pick<
  Speech<TextKey<typeof firstPageEn>>,
  't' | 'formatDate' | 'formatList'
>;
