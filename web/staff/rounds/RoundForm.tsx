import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import type { InstrumentView, RoundView } from '../api.ts';
import { explainRefusal } from '../../../surveys/disclosure/breakdowns-words.ts';
import type { BreakdownRefusalWhy } from '../../../surveys/release-document.ts';
import { ApiProblem } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { BreakdownFields } from './BreakdownFields.tsx';
import { QuestionnaireChoice } from './QuestionnaireChoice.tsx';
import {
  checkDraft,
  THRESHOLD_FLOOR,
  THRESHOLDS,
  type DraftField,
  type RoundDraft,
} from './round-draft.ts';
import { SetupFields } from './SetupFields.tsx';
import { StrictField } from './StrictField.tsx';
import { ThresholdField } from './ThresholdField.tsx';
import { readToday } from './today.ts';

interface FieldProps {
  readonly draft: RoundDraft;
  readonly faultText: (field: DraftField) => string | null;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}

/** The settings of a round, for a new one and for a draft. */
export function RoundForm({
  initial,
  instruments,
  submitLabel,
  onSave,
  onSaved,
}: {
  readonly initial: RoundDraft;
  readonly instruments: readonly InstrumentView[];
  readonly submitLabel: string;
  readonly onSave: (draft: RoundDraft) => Promise<RoundView>;
  readonly onSaved: (round: RoundView) => Promise<void>;
}) {
  const { t } = useText();
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useMutation({ mutationFn: () => onSave(draft), onSuccess: onSaved });
  const faults = tried ? checkDraft(draft, readToday()) : {};
  const faultCount = Object.keys(faults).length;
  const refused = listRefusedFields(save.error);
  const refusedBreakdowns = useRefusedBreakdowns(draft.breakdowns, save.error);
  const faultText = (field: DraftField): string | null => {
    const fault = faults[field];
    if (fault !== undefined) return t(`rounds.form.${fault}`, { min: THRESHOLD_FLOOR });
    return refused.has(field) ? t('rounds.form.serverField') : null;
  };
  const change = (part: Partial<RoundDraft>): void => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(checkDraft(draft, readToday())).length === 0) save.mutate();
    // After the faults are on the page, the first of them takes the focus.
    else requestAnimationFrame(() => focusFirstFault(form.current));
  };
  return (
    <Form
      ref={form}
      className="form round-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TitleField draft={draft} faultText={faultText} onChange={change} />
      <QuestionnaireChoice
        instruments={instruments}
        value={draft.instrument}
        onChange={(instrument) => change({ instrument })}
      />
      <ClosingField draft={draft} faultText={faultText} onChange={change} />
      <Thresholds draft={draft} faultText={faultText} onChange={change} />
      <fieldset className="fieldset">
        <legend>{t('rounds.breakdowns.title')}</legend>
        <p className="soft small">{t('rounds.breakdowns.why')}</p>
        <BreakdownFields
          value={draft.breakdowns}
          refused={refusedBreakdowns}
          onChange={(breakdowns) => change({ breakdowns })}
        />
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('rounds.strict.title')}</legend>
        <StrictField value={draft.strict} onChange={(strict) => change({ strict })} />
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('rounds.form.setup')}</legend>
        <p className="soft small">{t('rounds.form.setupWhy')}</p>
        <SetupFields value={draft.setup} onChange={(setup) => change({ setup })} />
      </fieldset>
      {faultCount > 0 && (
        <Notice tone="negative" live>
          <p>{t('rounds.form.fix', { count: faultCount })}</p>
        </Notice>
      )}
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className="actions">
        <Button type="submit" className="button button-primary" isPending={save.isPending}>
          {save.isPending ? t('rounds.form.saving') : submitLabel}
        </Button>
      </div>
    </Form>
  );
}

/** Last parts of the names of the fields that the server refused: `policy.groupMin` is `groupMin`. */
function listRefusedFields(error: Error | null): ReadonlySet<string> {
  if (!(error instanceof ApiProblem)) return new Set();
  return new Set(error.fields.map(({ field }) => field.slice(field.lastIndexOf('.') + 1)));
}

/** Why the server refused a breakdown, by its place in the list. */
function useRefusedBreakdowns(
  specs: readonly string[],
  error: Error | null,
): ReadonlyMap<number, string> {
  const { language } = useText();
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(
    error.fields.flatMap(({ field, why }) => {
      const place = /^breakdowns\.(\d+)$/.exec(field);
      if (place === null || why === undefined) return [];
      const at = Number(place[1]);
      const words = explainRefusal(why as BreakdownRefusalWhy, specs[at] ?? '', 0);
      return [[at, words[language]] as const];
    }),
  );
}

function focusFirstFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input')?.focus();
}

function TitleField({ draft, faultText, onChange }: FieldProps) {
  const { t } = useText();
  return (
    <TextField
      value={draft.title}
      onChange={(title) => onChange({ title })}
      isRequired
      isInvalid={faultText('title') !== null}
    >
      <Label>{t('rounds.form.name')}</Label>
      <Input />
      <Text slot="description" className="hint">
        {t('rounds.form.nameHint')}
      </Text>
      <FieldError>{faultText('title')}</FieldError>
    </TextField>
  );
}

function ClosingField({ draft, faultText, onChange }: FieldProps) {
  const { t } = useText();
  return (
    <TextField
      type="date"
      value={draft.closesOn}
      onChange={(closesOn) => onChange({ closesOn })}
      isRequired
      isInvalid={faultText('closesOn') !== null}
      className="react-aria-TextField field-short"
    >
      <Label>{t('rounds.form.closesOn')}</Label>
      <Input min={readToday()} />
      <Text slot="description" className="hint">
        {t('rounds.form.closesOnHint')}
      </Text>
      <FieldError>{faultText('closesOn')}</FieldError>
    </TextField>
  );
}

function Thresholds({ draft, faultText, onChange }: FieldProps) {
  const { t } = useText();
  return (
    <fieldset className="fieldset">
      <legend>{t('rounds.form.thresholds')}</legend>
      <p className="soft small">{t('rounds.form.thresholdsWhy')}</p>
      <div className="threshold-fields">
        {THRESHOLDS.map((threshold) => (
          <ThresholdField
            key={threshold}
            label={t(`rounds.form.${threshold}`)}
            hint={t(`rounds.form.${threshold}Hint`)}
            value={draft[threshold]}
            fault={faultText(threshold)}
            onChange={(value) => onChange({ [threshold]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
