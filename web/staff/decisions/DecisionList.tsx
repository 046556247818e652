import { useState } from 'react';
import { listUnitsBelow } from '../../../surveys/organisation/units-below.ts';
import { isOverdue } from '../../../surveys/decision-state.ts';
import type { DecisionView, RoundDecisionsView } from '../api.ts';
import { localise } from '../report/reading.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { useRoundDecisions, type NewDecision } from './decisions.ts';
import { DecisionState } from './DecisionState.tsx';
import './decisions.css';
import { Button } from '../shell/Button.tsx';

/**
 * "You said, we did" after one round: the entries that this account may change, one of them at a
 * time open. With a unit, those of it and of all below.
 */
export function DecisionList({ round, unit }: { readonly round: string; readonly unit?: string }) {
  const { t, formatDate } = useText();
  const { query, save, remove } = useRoundDecisions(round);
  return (
    <section className="sheet" aria-labelledby="decisions">
      <h2 id="decisions">{t('decisions.title')}</h2>
      <Loaded query={query}>
        {(view) => (
          <>
            <p className="soft small">
              {view.sharedOn === null
                ? t('decisions.notShared')
                : t('decisions.shared', { date: formatDate(view.sharedOn) })}
            </p>
            <Entries view={view} unit={unit} onSave={save} onRemove={remove} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Entries({
  view,
  unit,
  onSave,
  onRemove,
}: {
  readonly view: RoundDecisionsView;
  readonly unit: string | undefined;
  readonly onSave: (id: string | null, decision: NewDecision) => Promise<void>;
  readonly onRemove: (id: string) => Promise<void>;
}) {
  const { t } = useText();
  /** Id of the entry that is open; `new` for one that is not there yet. */
  const [open, setOpen] = useState<string | null>(null);
  const shown = unit === undefined ? null : listUnitsBelow(view.units, unit);
  const decisions = view.decisions.filter((decision) => shown?.has(decision.unit) !== false);
  const form = (id: string | null, initial: NewDecision) => (
    <DecisionForm
      initial={initial}
      view={view}
      onSave={async (decision) => {
        await onSave(id, decision);
        setOpen(null);
      }}
      onCancel={() => setOpen(null)}
    />
  );
  if (view.units.length === 0) return <p>{t('decisions.noUnits')}</p>;
  return (
    <>
      {decisions.length === 0 && open === null && <p>{t('decisions.none')}</p>}
      {decisions.length > 0 && (
        <ul className="decision-list">
          {decisions.map((decision) => (
            <li key={decision.id}>
              {open === decision.id ? (
                form(decision.id, withoutId(decision))
              ) : (
                <Entry
                  decision={decision}
                  view={view}
                  onEdit={() => setOpen(decision.id)}
                  onRemove={() => onRemove(decision.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {open === 'new' ? (
        form(null, blankFor(unit ?? view.units[0]!.id))
      ) : (
        <div className="actions no-print">
          <Button className="button" onPress={() => setOpen('new')}>
            {t('decisions.add')}
          </Button>
        </div>
      )}
    </>
  );
}

function blankFor(unit: string): NewDecision {
  return { unit, topic: null, heard: '', done: '', owner: '', dueOn: null, state: 'planned' };
}

function withoutId(decision: DecisionView): NewDecision {
  const { unit, topic, heard, done, owner, dueOn, state } = decision;
  return { unit, topic, heard, done, owner, dueOn, state };
}

function Entry({
  decision,
  view: { units, topics, today },
  onEdit,
  onRemove,
}: {
  readonly decision: DecisionView;
  readonly view: RoundDecisionsView;
  readonly onEdit: () => void;
  readonly onRemove: () => Promise<void>;
}) {
  const { t, formatDate, language } = useText();
  const { unit, topic, heard, done, owner, dueOn, state } = decision;
  const about = topics
    .flatMap((dimension) => [dimension, ...dimension.items])
    .find(({ id }) => id === topic);
  return (
    <>
      <p className="decision-heard">{heard}</p>
      <p>{done}</p>
      <p className="small">
        <DecisionState state={state} overdue={isOverdue(decision, today)} />
      </p>
      <p className="soft small">
        {units.find(({ id }) => id === unit)?.name ?? unit}
        {' · '}
        {dueOn === null ? owner : t('decisions.ownerAndDue', { owner, date: formatDate(dueOn) })}
        {about !== undefined && ` · ${localise(about.text, language)}`}
      </p>
      <div className="actions no-print">
        <Button
          className="button button-quiet"
          aria-label={t('decisions.editOf', { heard })}
          onPress={onEdit}
        >
          {t('decisions.edit')}
        </Button>
        <ConfirmDialog
          trigger={t('decisions.remove')}
          triggerClass="button button-quiet"
          title={t('decisions.removeTitle')}
          confirm={t('decisions.removeConfirm')}
          working={t('sharing.working')}
          dangerous
          onConfirm={onRemove}
        >
          <p>{heard}</p>
          <p className="soft small">{t('decisions.removeBody')}</p>
        </ConfirmDialog>
      </div>
    </>
  );
}
