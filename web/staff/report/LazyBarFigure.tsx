import { lazy, Suspense, type ComponentProps } from 'react';
import { useText } from '../text.ts';

// The chart library is large: what can be read without it is shown first.
const BarFigure = lazy(async () => ({ default: (await import('./BarFigure.tsx')).BarFigure }));

export function LazyBarFigure(props: ComponentProps<typeof BarFigure>) {
  const { t } = useText();
  return (
    <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
      <BarFigure {...props} />
    </Suspense>
  );
}
