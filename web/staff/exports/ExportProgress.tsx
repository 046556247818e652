import { Button, Label, ProgressBar } from 'react-aria-components';
import type { ExportView } from '../api.ts';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';
import type { ExportInHand, ExportStep } from './use-export.ts';

type Shown = Exclude<ExportStep, { readonly kind: 'choosing' | 'asking' }>;

/** Under way, ready, or lost: each with its way on. */
export function ExportProgress({
  file,
  state,
  onClose,
}: {
  readonly file: ExportInHand;
  readonly state: Shown;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  if (state.kind === 'working') return <Working file={file} view={state.view} />;
  if (state.kind === 'lost') {
    return (
      <>
        <Notice tone="negative" live>
          <p>{t(`exports.${state.why}`)}</p>
        </Notice>
        <div className="dialog-actions">
          <Button className="button" onPress={onClose}>
            {t('exports.close')}
          </Button>
          <Button className="button button-primary" onPress={file.reset} autoFocus>
            {t('exports.again')}
          </Button>
        </div>
      </>
    );
  }
  return <Ready file={file} state={state} onClose={onClose} />;
}

function Working({ file, view }: { readonly file: ExportInHand; readonly view: ExportView }) {
  const { t, formatNumber } = useText();
  const { state, format, done, total } = view;
  const isKnown = total > 0;
  const percent = formatNumber(isKnown ? done / total : 0, { style: 'percent' });
  const words =
    format === 'pdf' ? t('exports.teams', { done, total }) : t('exports.percent', { percent });
  return (
    <>
      <div className="dialog-body">
        <ProgressBar
          className="progress"
          value={done}
          maxValue={Math.max(total, 1)}
          isIndeterminate={!isKnown}
          valueLabel={isKnown ? words : t('exports.starting')}
        >
          {({ percentage, valueText }) => (
            <>
              <Label>{t(state === 'waiting' ? 'exports.waiting' : 'exports.working')}</Label>
              <span className="small">{valueText ?? t('exports.starting')}</span>
              <div className="progress-track">
                <div className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
              </div>
            </>
          )}
        </ProgressBar>
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={file.cancel} autoFocus>
          {t('exports.cancel')}
        </Button>
      </div>
    </>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

function Ready({
  file,
  state,
  onClose,
}: {
  readonly file: ExportInHand;
  readonly state: Extract<Shown, { readonly kind: 'ready' }>;
  readonly onClose: () => void;
}) {
  const { t, formatNumber } = useText();
  const bytes = state.view.bytes ?? 0;
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const size = formatNumber(bytes / 1000 ** power, {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 2 ? 1 : 0,
  });
  return (
    <>
      <Notice tone="positive" title={t('exports.ready')} live>
        <p>{t('exports.readyBody')}</p>
      </Notice>
      <div className="dialog-actions">
        <Button className="button button-quiet" onPress={file.reset}>
          {t('exports.another')}
        </Button>
        <a className="button" href={state.address} download>
          {t('exports.download', { size })}
        </a>
        <Button className="button button-primary" onPress={onClose} autoFocus>
          {t('exports.close')}
        </Button>
      </div>
    </>
  );
}
