import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ActionView, SharingView } from '../api.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { useText } from '../text.ts';
import { ActionForm } from './ActionForm.tsx';
import { removeAction, saveAction } from './sharing.ts';
import type { NewAction } from './sharing.ts';

interface ActionListProps {
  readonly round: string;
  readonly sharing: SharingView;
  readonly onChange: (sharing: SharingView) => void;
}

/** "You said, we did": the entries, one of them at a time open for change. */
export function ActionList({ round, sharing, onChange }: ActionListProps) {
  const { t } = useText();
  /** Id of the entry that is open; `new` for one that is not there yet. */
  const [open, setOpen] = useState<string | null>(null);
  const { actions, units } = sharing;
  const blank: NewAction = {
    unit: units[0]?.id ?? '',
    heard: '',
    done: '',
    owner: '',
    dueOn: null,
  };
  const save = async (id: string | null, action: NewAction): Promise<void> => {
    onChange(await saveAction(round, id, action));
    setOpen(null);
  };
  const form = (id: string | null, initial: NewAction) => (
    <ActionForm
      initial={initial}
      units={units}
      onSave={(action) => save(id, action)}
      onCancel={() => setOpen(null)}
    />
  );
  return (
    <section className="sheet" aria-labelledby="actions">
      <h2 id="actions">{t('sharing.actions.title')}</h2>
      <p className="soft small">{t('sharing.actions.why')}</p>
      {actions.length === 0 && open === null && <p>{t('sharing.actions.none')}</p>}
      <ul className="action-list">
        {actions.map((action) => (
          <li key={action.id}>
            {open === action.id ? (
              form(action.id, withoutId(action))
            ) : (
              <Entry
                action={action}
                units={units}
                onEdit={() => setOpen(action.id)}
                onRemove={async () => onChange(await removeAction(round, action.id))}
              />
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        form(null, blank)
      ) : (
        <div className="actions">
          <Button className="button" onPress={() => setOpen('new')}>
            {t('sharing.actions.add')}
          </Button>
        </div>
      )}
    </section>
  );
}

function withoutId({ unit, heard, done, owner, dueOn }: ActionView): NewAction {
  return { unit, heard, done, owner, dueOn };
}

interface EntryProps {
  readonly action: ActionView;
  readonly units: SharingView['units'];
  readonly onEdit: () => void;
  readonly onRemove: () => Promise<void>;
}

function Entry({ action, units, onEdit, onRemove }: EntryProps) {
  const { t, formatDate } = useText();
  const { unit, heard, done, owner, dueOn } = action;
  return (
    <>
      <p className="action-heard">{heard}</p>
      <p>{done}</p>
      <p className="soft small">
        {units.find(({ id }) => id === unit)?.name ?? unit}
        {' · '}
        {dueOn === null
          ? owner
          : t('sharing.actions.ownerAndDue', { owner, date: formatDate(dueOn) })}
      </p>
      <div className="actions">
        <Button
          className="button button-quiet"
          aria-label={t('sharing.actions.editOf', { heard })}
          onPress={onEdit}
        >
          {t('sharing.actions.edit')}
        </Button>
        <ConfirmDialog
          trigger={t('sharing.actions.remove')}
          triggerClass="button button-quiet"
          title={t('sharing.actions.removeTitle')}
          confirm={t('sharing.actions.removeConfirm')}
          working={t('sharing.working')}
          dangerous
          onConfirm={onRemove}
        >
          <p>{heard}</p>
        </ConfirmDialog>
      </div>
    </>
  );
}
