import { Link, useRouter } from '@tanstack/react-router';
import { useText } from '../text.ts';
import { PageHeading } from './PageHeading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

/** A page that could not even begin: the account or the page itself did not load. */
export function RouteFailure({
  error,
  reset,
}: {
  readonly error: unknown;
  readonly reset?: () => void;
}) {
  const { t } = useText();
  const router = useRouter();
  const retry = (): void => {
    reset?.();
    void router.invalidate();
  };
  return (
    <div className="page page-narrow">
      <PageHeading title={t('shell.failed')} />
      <ProblemNotice
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={retry}
      />
      <p>
        <Link to="/">{t('shell.home')}</Link>
      </p>
    </div>
  );
}
