import type { VersionView } from '../api.ts';
import { useText } from '../text.ts';

/** What one wants to know of a published questionnaire before one opens it. */
export function useFacts(version: VersionView): readonly string[] {
  const { t } = useText();
  const { items, comments, minutes, labelled, untranslated, used, archived } = version;
  return [
    t('questionnaires.library.questions', { count: items }),
    ...(comments > 0 ? [t('questionnaires.library.open', { count: comments })] : []),
    t('questionnaires.library.minutes', { count: minutes }),
    t(labelled ? 'questionnaires.library.labels' : 'questionnaires.library.labelsNot'),
    untranslated === 0
      ? t('questionnaires.library.complete')
      : t('questionnaires.library.untranslated', { count: untranslated }),
    ...(used ? [t('questionnaires.library.used')] : []),
    ...(archived ? [t('questionnaires.library.archived')] : []),
  ];
}
