import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DECISION_STATES } from '../../../surveys/decision-state.ts';
import type { RoundDecisionsView } from '../api.ts';
import { localise } from '../report/reading.ts';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { Choice } from '../shell/Choice.tsx';
import { useText } from '../text.ts';
import { findUnits } from '../unit-tree/unit-nesting.ts';
import type { NewDecision } from './decisions.ts';
import { Button } from '../shell/Button.tsx';
import { FieldError, Hint, Input, Label, TextArea, TextField } from '../shell/fields.tsx';

/** The same limits as on the server. */
const HEARD_CHARACTERS_MAX = 500;
const DONE_CHARACTERS_MAX = 1000;
const OWNER_CHARACTERS_MAX = 200;

export function DecisionForm({
  initial,
  view,
  onSave,
  onCancel,
}: {
  readonly initial: NewDecision;
  readonly view: RoundDecisionsView;
  readonly onSave: (decision: NewDecision) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { t } = useText();
  const [decision, setDecision] = useState(initial);
  const save = useMutation({ mutationFn: () => onSave(decision) });
  const change = (part: Partial<NewDecision>): void => setDecision({ ...decision, ...part });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <UnitField view={view} unit={decision.unit} onChange={(unit) => change({ unit })} />
      <TextField
        value={decision.heard}
        onChange={(heard) => change({ heard })}
        maxLength={HEARD_CHARACTERS_MAX}
        isRequired
        autoFocus
      >
        <Label>{t('decisions.heard')}</Label>
        <Input />
        <Hint>{t('decisions.heardHint')}</Hint>
        <FieldError />
      </TextField>
      <TextField
        value={decision.done}
        onChange={(done) => change({ done })}
        maxLength={DONE_CHARACTERS_MAX}
        isRequired
      >
        <Label>{t('decisions.done')}</Label>
        <TextArea rows={3} />
        <FieldError />
      </TextField>
      <TopicField view={view} topic={decision.topic} onChange={(topic) => change({ topic })} />
      <StateField state={decision.state} onChange={(state) => change({ state })} />
      <TextField
        value={decision.owner}
        onChange={(owner) => change({ owner })}
        maxLength={OWNER_CHARACTERS_MAX}
        isRequired
      >
        <Label>{t('decisions.owner')}</Label>
        <Input />
        <FieldError />
      </TextField>
      <TextField
        type="date"
        value={decision.dueOn ?? ''}
        onChange={(day) => change({ dueOn: day === '' ? null : day })}
      >
        <Label>{t('decisions.dueOn')}</Label>
        <Input />
        <Hint>{t('decisions.dueHint')}</Hint>
        <FieldError />
      </TextField>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className="actions">
        <Button type="submit" className="button button-primary" isPending={save.isPending}>
          {t(save.isPending ? 'decisions.saving' : 'decisions.save')}
        </Button>
        <Button className="button" onPress={onCancel}>
          {t('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}

function StateField({
  state,
  onChange,
}: {
  readonly state: NewDecision['state'];
  readonly onChange: (state: NewDecision['state']) => void;
}) {
  const { t } = useText();
  return (
    <Choice
      label={t('decisions.stateLabel')}
      value={state}
      onChange={(value) => onChange(DECISION_STATES.find((known) => known === value) ?? state)}
    >
      {DECISION_STATES.map((known) => (
        <option key={known} value={known}>
          {t(`decisions.state.${known}`)}
        </option>
      ))}
    </Choice>
  );
}

/** So many units are found faster by typing. */
const UNITS_LISTED = 40;

function UnitField({
  view: { units },
  unit,
  onChange,
}: {
  readonly view: RoundDecisionsView;
  readonly unit: string;
  readonly onChange: (unit: string) => void;
}) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const chosen = units.find(({ id }) => id === unit);
  const found = findUnits(units, search).filter(({ id }) => id !== unit);
  const offered = [...(chosen === undefined ? [] : [chosen]), ...found.slice(0, UNITS_LISTED)];
  return (
    <>
      {units.length > UNITS_LISTED && (
        <TextField value={search} onChange={setSearch}>
          <Label>{t('decisions.unitSearch')}</Label>
          <Input />
        </TextField>
      )}
      <Choice label={t('decisions.unit')} value={unit} onChange={onChange}>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** A dimension or one of its questions, or nothing in particular. */
function TopicField({
  view: { topics },
  topic,
  onChange,
}: {
  readonly view: RoundDecisionsView;
  readonly topic: string | null;
  readonly onChange: (topic: string | null) => void;
}) {
  const { t, language } = useText();
  return (
    <Choice
      label={t('decisions.topic')}
      value={topic ?? ''}
      onChange={(value) => onChange(value === '' ? null : value)}
    >
      <option value="">{t('decisions.topicNone')}</option>
      {topics.map(({ id, text, items }) => (
        <optgroup key={id} label={localise(text, language)}>
          <option value={id}>{localise(text, language)}</option>
          {items.map((item) => (
            <option key={item.id} value={item.id}>
              {localise(item.text, language)}
            </option>
          ))}
        </optgroup>
      ))}
    </Choice>
  );
}
