import { useState, type ReactNode } from 'react';
import type { ExportFormat } from '../api.ts';
import { ApiProblem } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import type { ExportInHand } from './use-export.ts';
import './exports.css';
import { Button } from '../shell/Button.tsx';
import { RadioField, RadioGroup } from '../shell/checks.tsx';

/** What can be exported from where the reader is. */
export interface ExportTarget {
  readonly round: string;
  /** The team on the page, by its address and its name; null where the page shows all. */
  readonly unit: { readonly key: string; readonly name: string } | null;
  readonly groups: number;
  readonly hasComments: boolean;
}

const FORMATS: readonly ExportFormat[] = ['pdf', 'xlsx', 'csv', 'csv-comments'];
const LANGUAGES = ['en', 'fr'] as const;

export function ExportForm({
  target,
  file,
  onClose,
}: {
  readonly target: ExportTarget;
  readonly file: ExportInHand;
  readonly onClose: () => void;
}) {
  const { t, language: page } = useText();
  const { unit } = target;
  const [scope, setScope] = useState(unit === null ? 'all' : 'unit');
  const [format, setFormat] = useState<string>('pdf');
  const [language, setLanguage] = useState<string>(page);
  const isAsking = file.state.kind === 'asking';
  const formats = FORMATS.filter((one) => one !== 'csv-comments' || target.hasComments);
  const make = (): void => {
    file.make({
      round: target.round,
      unit: scope === 'unit' ? (unit?.key ?? null) : null,
      format: formats.find((one) => one === format) ?? 'pdf',
      language: language === 'fr' ? 'fr' : 'en',
    });
  };
  return (
    <>
      <div className="dialog-body export-form">
        {unit !== null && (
          <Choice label={t('exports.scope')} value={scope} onChange={setScope}>
            <Option
              value="unit"
              label={t('exports.scopeUnit', { group: unit.name })}
              hint={t('exports.scopeUnitHint')}
            />
            <Option
              value="all"
              label={t('exports.scopeAll')}
              hint={t('exports.scopeAllHint', { count: target.groups })}
            />
          </Choice>
        )}
        <Choice label={t('exports.format')} value={format} onChange={setFormat}>
          {formats.map((one) => (
            <Option
              key={one}
              value={one}
              label={t(`exports.formats.${one}`)}
              hint={t(`exports.hints.${one}`)}
            />
          ))}
        </Choice>
        <Choice label={t('exports.language')} value={language} onChange={setLanguage}>
          {LANGUAGES.map((one) => (
            <Option key={one} value={one} label={t(`exports.languages.${one}`)} lang={one} />
          ))}
        </Choice>
        <p className="soft small">{t('exports.same')}</p>
      </div>
      {file.state.kind === 'choosing' && file.state.error !== null && (
        <Refusal error={file.state.error} onRetry={make} />
      )}
      <div className="dialog-actions">
        <Button className="button" onPress={onClose} isDisabled={isAsking}>
          {t('shell.cancel')}
        </Button>
        <Button className="button button-primary" onPress={make} isPending={isAsking}>
          {t('exports.make')}
        </Button>
      </div>
    </>
  );
}

function Refusal({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useText();
  const isBusy = error instanceof ApiProblem && error.code === 'too-many-requests';
  if (!isBusy) return <ProblemNotice error={error} onRetry={onRetry} />;
  return (
    <Notice tone="caution" live>
      <p>{t('exports.busy')}</p>
    </Notice>
  );
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <RadioGroup className="export-choice" value={value} onChange={onChange} label={label}>
      {children}
    </RadioGroup>
  );
}

function Option({
  value,
  label,
  hint,
  lang,
}: {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly lang?: string;
}) {
  return (
    <RadioField value={value} hint={hint}>
      <span className="check-label" lang={lang}>
        {label}
      </span>
    </RadioField>
  );
}
