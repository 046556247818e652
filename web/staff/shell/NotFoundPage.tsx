import { Link } from '@tanstack/react-router';
import { useText } from '../text.ts';
import { PageHeading } from './PageHeading.tsx';

export function NotFoundPage() {
  const { t } = useText();
  return (
    <div className="page page-narrow">
      <PageHeading title={t('shell.notFound.title')} />
      <p>{t('shell.notFound.body')}</p>
      <p>
        <Link to="/" className="button">
          {t('shell.home')}
        </Link>
      </p>
    </div>
  );
}
