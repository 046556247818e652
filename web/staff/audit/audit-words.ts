import type { AuditEntry } from '../api.ts';
import { useText } from '../text.ts';
import type { auditEn } from './texts.en.ts';

type Action = keyof typeof auditEn.actions;
type Detail = keyof typeof auditEn.details;

/** An entry of the log in words; what has none is shown as it is stored. */
export function useAuditWords(): {
  readonly nameAction: (action: string) => string;
  readonly describe: (entry: AuditEntry, titles: ReadonlyMap<string, string>) => string;
} {
  const { t, formatNumber } = useText();
  // A key without a text comes back as it is.
  const nameOr = (key: Parameters<typeof t>[0], name: string): string =>
    t(key) === key ? name : t(key);
  const nameDetail = (name: string): string => nameOr(`audit.details.${name as Detail}`, name);
  return {
    nameAction: (action) => nameOr(`audit.actions.${action as Action}`, action),
    describe: ({ detail }, titles) =>
      Object.entries(detail)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => {
          const text = typeof value === 'number' ? formatNumber(value) : String(value);
          return `${nameDetail(name)}${t('shell.colon')}${titles.get(text) ?? text}`;
        })
        .join(' · '),
  };
}
