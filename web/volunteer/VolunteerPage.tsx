import type { ReactNode } from 'react';
import { Frame } from '../ui/Frame.tsx';
import { setLanguage, useText } from './text.ts';

interface VolunteerPageProps {
  readonly heading: string;
  readonly children: ReactNode;
}

export function VolunteerPage(props: VolunteerPageProps) {
  const { t, language } = useText();
  return (
    <Frame
      {...props}
      kicker={t('kicker')}
      language={language}
      languageLabel={t('language')}
      onLanguage={setLanguage}
    />
  );
}
