import type { AuditEntry } from '../api.ts';
import { useText } from '../text.ts';
import { auditEn } from './texts.en.ts';

type Action = keyof typeof auditEn.actions;
type Detail = keyof typeof auditEn.details;

const isAction = (name: string): name is Action => Object.hasOwn(auditEn.actions, name);
const isDetail = (name: string): name is Detail => Object.hasOwn(auditEn.details, name);

/** An entry of the log in words; what has none is shown as it is stored. */
export function useAuditWords(): {
  readonly nameAction: (action: string) => string;
  readonly describe: (entry: AuditEntry, titles: ReadonlyMap<string, string>) => string;
} {
  const { t, formatNumber } = useText();
  const nameDetail = (name: string): string => (isDetail(name) ? t(`audit.details.${name}`) : name);
  return {
    nameAction: (action) => (isAction(action) ? t(`audit.actions.${action}`) : action),
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
