import { Icon } from './Icon.tsx';
import type { FirstPageSpeech } from './text.ts';

/** @param props.groupMin people in the smallest group that is reported; null while it is not known */
export function PromiseBox({
  speech: { t },
  groupMin,
}: {
  readonly speech: FirstPageSpeech;
  readonly groupMin: number | null;
}) {
  return (
    <section className="promise" aria-labelledby="promise">
      <h2 id="promise">
        <Icon name="lock" />
        {t('welcome.promiseTitle')}
      </h2>
      <p>{t('welcome.promise')}</p>
      <p>{groupMin === null ? t('welcome.togetherOnly') : t('welcome.together', { groupMin })}</p>
    </section>
  );
}
