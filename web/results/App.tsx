import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Frame } from '../ui/Frame.tsx';
import { isPreview, loadResults } from './load-results.ts';
import type { Loaded, Obstacle } from './load-results.ts';
import { ResultsPage } from './ResultsPage.tsx';
import { setLanguage, useText } from './text.ts';

export function App() {
  const { t } = useText();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    let shown = true;
    void loadResults(window.location.hash).then((reply) => shown && setLoaded(reply));
    return () => {
      shown = false;
    };
  }, [attempt]);

  if (loaded === null) {
    return (
      <PublicPage kicker={null} heading={t('title')}>
        <p role="status">{t('loading')}</p>
      </PublicPage>
    );
  }
  if (!loaded.ok) {
    return <ObstaclePage why={loaded.why} onAgain={() => setAttempt(attempt + 1)} />;
  }
  const { organisation, title } = loaded.results;
  return (
    <PublicPage kicker={organisation} heading={title}>
      {isPreview(window.location.hash) && <p className="notice">{t('preview')}</p>}
      <ResultsPage results={loaded.results} />
    </PublicPage>
  );
}

interface PublicPageProps {
  readonly kicker: string | null;
  readonly heading: string;
  readonly children: ReactNode;
}

function PublicPage(props: PublicPageProps) {
  const { t, language } = useText();
  return (
    <Frame {...props} language={language} languageLabel={t('language')} onLanguage={setLanguage} />
  );
}

interface ObstaclePageProps {
  readonly why: Obstacle;
  readonly onAgain: () => void;
}

function ObstaclePage({ why, onAgain }: ObstaclePageProps) {
  const { t } = useText();
  return (
    <PublicPage kicker={t('title')} heading={t(`obstacle.${why}Title`)}>
      <p className="lead">{t(`obstacle.${why}`)}</p>
      {why !== 'noRound' && (
        <p>
          <button type="button" className="button" onClick={onAgain}>
            {t('again')}
          </button>
        </p>
      )}
    </PublicPage>
  );
}
