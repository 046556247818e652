import type { ReactNode } from 'react';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';

/** What every page before the sign-in looks like. */
export function EntranceFrame({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}) {
  const { t } = useText();
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <p className="brand-name">{t('shell.product')}</p>
        <LanguageSwitch />
      </header>
      <main className="sign-in-sheet">
        <PageHeading title={title}>
          <p className="soft">{intro}</p>
        </PageHeading>
        {children}
      </main>
    </div>
  );
}
