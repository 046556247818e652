import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../text.ts';
import { PageHeading } from './PageHeading.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

/** The three states of something that comes from the server: on its way, refused, here. */
export function Loaded<T>({
  query,
  title,
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** Title of the page until there is something to show, for pages whose own title is part of it. */
  readonly title?: string;
  readonly children: (data: T) => ReactNode;
}) {
  const { t } = useText();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) {
    return (
      <>
        {title !== undefined && <PageHeading title={title} />}
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        {title !== undefined && (
          <p>
            <Link to="/">{t('shell.home')}</Link>
          </p>
        )}
      </>
    );
  }
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('shell.loading')}</span>
      <span className="skeleton-line skeleton-wide" />
      <span className="skeleton-line" />
      <span className="skeleton-block" />
    </div>
  );
}
