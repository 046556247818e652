import { ApiProblem } from '../http/request.ts';
import { useText } from '../text.ts';
import { Notice } from './Notice.tsx';
import { Button } from './Button.tsx';

/** Refusals that may be over in a moment; the others stay what they are however often one asks. */
const PASSING: ReadonlySet<ApiProblem['code']> = new Set([
  'internal',
  'unavailable',
  'storage-full',
  'too-many-requests',
  'unreachable',
  'unreadable',
]);

/** A refusal in the reader's words, with a way on. */
export function ProblemNotice({
  error,
  onRetry,
}: {
  readonly error: Error;
  readonly onRetry?: () => void;
}) {
  const { t } = useText();
  const code = error instanceof ApiProblem ? error.code : 'internal';
  return (
    <Notice tone="negative" live>
      <p>{t(`shell.problems.${code}`)}</p>
      {onRetry !== undefined && PASSING.has(code) && (
        <Button className="button" onPress={onRetry}>
          {t('shell.retry')}
        </Button>
      )}
    </Notice>
  );
}
