import type { ReadinessLabel } from '../../../surveys/release-document.ts';
import { useText } from '../text.ts';

/** A readiness label in words, with a mark that is fuller the readier the team: no colour is needed. */
export function BandTag({ label }: { readonly label: ReadinessLabel | null }) {
  const { t } = useText();
  return (
    <span className={`band-tag band-${label ?? 'none'}`}>
      <BandMark label={label} />
      {label === null ? t('report.below.noLabel') : t(`report.readiness.label.${label}`)}
    </span>
  );
}

export function BandMark({ label }: { readonly label: ReadinessLabel | null }) {
  return (
    <svg className="band-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6.5" strokeDasharray={label === null ? '2.5 2.5' : undefined} />
      {label === 'ready' && <circle cx="8" cy="8" r="4.2" className="filled" />}
      {label === 'nearly' && <path d="M8 3.8a4.2 4.2 0 0 1 0 8.4z" className="filled" />}
    </svg>
  );
}
