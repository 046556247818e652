import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { InstrumentView, RoundView } from '../api.ts';
import { explainRefusal } from '../../../surveys/disclosure/breakdowns-words.ts';
import type { BreakdownRefusalWhy } from '../../../surveys/release-document.ts';
import { clockQuery } from '../http/queries.ts';
import { ApiProblem } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { AudienceField } from './AudienceField.tsx';
import { DateFields } from './DateFields.tsx';
import { FoldedSettings } from './FoldedSettings.tsx';
import { forgetDraft, keepDraft, readKeptDraft } from './keep-draft.ts';
import { QuestionnaireChoice } from './QuestionnaireChoice.tsx';
import { checkDraft, THRESHOLD_FLOOR, type DraftField, type RoundDraft } from './round-draft.ts';
import { readToday } from './today.ts';
import { Button } from '../shell/Button.tsx';
import { FieldError, Hint, Input, Label, TextField } from '../shell/fields.tsx';

/** The settings of a round, for a new one and for a draft: what everybody decides first, the rest folded. */
export function RoundForm({
  name,
  initial,
  instruments,
  submitLabel,
  onSave,
  onSaved,
}: {
  /** Under which what was typed is kept in this tab until it is saved. */
  readonly name: string;
  readonly initial: RoundDraft;
  readonly instruments: readonly InstrumentView[];
  readonly submitLabel: string;
  readonly onSave: (draft: RoundDraft) => Promise<RoundView>;
  readonly onSaved: (round: RoundView) => Promise<void>;
}) {
  const { t } = useText();
  const [kept] = useState(() => readKeptDraft(name));
  const [draft, setDraft] = useState(kept ?? initial);
  const [isRestored, setRestored] = useState(kept !== null);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const today = useQuery(clockQuery).data?.today ?? readToday();
  const save = useMutation({
    mutationFn: () => onSave(draft),
    onSuccess: (round) => {
      forgetDraft(name);
      return onSaved(round);
    },
  });
  const faults = tried ? checkDraft(draft, today) : {};
  const faultCount = Object.keys(faults).length;
  const refusedBreakdowns = useRefusedBreakdowns(draft.breakdowns, save.error);
  const faultText = useFaultText(faults, save.error);
  const change = (part: Partial<RoundDraft>): void => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    keepDraft(name, changed);
    save.reset();
  };
  const startAfresh = (): void => {
    forgetDraft(name);
    setDraft(initial);
    setRestored(false);
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(checkDraft(draft, today)).length === 0) save.mutate();
    // After the faults are on the page, the first of them takes the focus.
    else requestAnimationFrame(() => focusFirstFault(form.current));
  };
  return (
    <form
      ref={form}
      className="form round-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isRestored && <Restored onAfresh={startAfresh} />}
      <TitleField value={draft.title} fault={faultText('title')} onChange={change} />
      <QuestionnaireChoice
        instruments={instruments}
        value={draft.instrument}
        onChange={(instrument) => change({ instrument })}
      />
      <AudienceField
        value={draft.audience}
        groupMin={draft.groupMin}
        fault={faultText('audience')}
        onChange={(audience) => change({ audience })}
      />
      <DateFields draft={draft} today={today} faultText={faultText} onChange={change} />
      <FoldedSettings
        draft={draft}
        faultText={faultText}
        refusedBreakdowns={refusedBreakdowns}
        onChange={change}
      />
      <Faults count={faultCount} error={save.error} />
      <div className="actions">
        <Button type="submit" className="button button-primary" isPending={save.isPending}>
          {save.isPending ? t('rounds.form.saving') : submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with a field: here, or in the eyes of the server. */
function useFaultText(
  faults: ReturnType<typeof checkDraft>,
  error: Error | null,
): (field: DraftField) => string | null {
  const { t } = useText();
  const refused = listRefusedFields(error);
  return (field) => {
    const fault = faults[field];
    if (fault !== undefined) return t(`rounds.form.${fault}`, { min: THRESHOLD_FLOOR });
    return refused.has(field) ? t('rounds.form.serverField') : null;
  };
}

function Faults({ count, error }: { readonly count: number; readonly error: Error | null }) {
  const { t } = useText();
  return (
    <>
      {count > 0 && (
        <Notice tone="negative" live>
          <p>{t('rounds.form.fix', { count })}</p>
        </Notice>
      )}
      {error !== null && <ProblemNotice error={error} />}
    </>
  );
}

function Restored({ onAfresh }: { readonly onAfresh: () => void }) {
  const { t } = useText();
  return (
    <Notice tone="info">
      <p>{t('rounds.form.restored')}</p>
      <Button className="button button-quiet" onPress={onAfresh}>
        {t('rounds.form.afresh')}
      </Button>
    </Notice>
  );
}

/** Last parts of the names of the fields that the server refused: `policy.groupMin` is `groupMin`. */
function listRefusedFields(error: Error | null): ReadonlySet<string> {
  if (!(error instanceof ApiProblem) || error.code !== 'invalid-fields') return new Set();
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
  form
    ?.querySelector<HTMLElement>(
      'input[aria-invalid="true"], [data-invalid] input, .has-fault input',
    )
    ?.focus();
}

function TitleField({
  value,
  fault,
  onChange,
}: {
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (part: Partial<RoundDraft>) => void;
}) {
  const { t } = useText();
  return (
    <TextField
      value={value}
      onChange={(title) => onChange({ title })}
      isRequired
      isInvalid={fault !== null}
    >
      <Label>{t('rounds.form.name')}</Label>
      <Input />
      <Hint>{t('rounds.form.nameHint')}</Hint>
      <FieldError>{fault}</FieldError>
    </TextField>
  );
}
