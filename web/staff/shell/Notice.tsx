import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export type NoticeTone = 'info' | 'positive' | 'caution' | 'negative';

const ICONS: Readonly<Record<NoticeTone, IconName>> = {
  info: 'info',
  positive: 'check',
  caution: 'caution',
  negative: 'cross',
};

/** A boxed message. `live` announces it when it appears after something the reader did. */
export function Notice({
  tone,
  title,
  live = false,
  children,
}: {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly live?: boolean;
  readonly children?: ReactNode;
}) {
  const role = live ? (tone === 'negative' ? 'alert' : 'status') : undefined;
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
