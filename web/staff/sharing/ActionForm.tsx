import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, Form, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import type { SharingView } from '../api.ts';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import type { NewAction } from './sharing.ts';

interface ActionFormProps {
  readonly initial: NewAction;
  readonly units: SharingView['units'];
  readonly onSave: (action: NewAction) => Promise<void>;
  readonly onCancel: () => void;
}

/** The same limits as on the server. */
const HEARD_CHARACTERS_MAX = 500;
const DONE_CHARACTERS_MAX = 1000;
const OWNER_CHARACTERS_MAX = 200;

export function ActionForm({ initial, units, onSave, onCancel }: ActionFormProps) {
  const { t } = useText();
  const [action, setAction] = useState(initial);
  const save = useMutation({ mutationFn: () => onSave(action) });
  const unitId = useId();
  const change = (part: Partial<NewAction>): void => setAction({ ...action, ...part });
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="field">
        <label className="field-label" htmlFor={unitId}>
          {t('sharing.actions.unit')}
        </label>
        <select
          id={unitId}
          className="react-aria-Input"
          value={action.unit}
          onChange={(event) => change({ unit: event.target.value })}
        >
          {units.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <TextField
        value={action.heard}
        onChange={(heard) => change({ heard })}
        maxLength={HEARD_CHARACTERS_MAX}
        isRequired
        autoFocus
      >
        <Label>{t('sharing.actions.heard')}</Label>
        <Input />
        <Text slot="description" className="hint">
          {t('sharing.actions.heardHint')}
        </Text>
      </TextField>
      <TextField
        value={action.done}
        onChange={(done) => change({ done })}
        maxLength={DONE_CHARACTERS_MAX}
        isRequired
      >
        <Label>{t('sharing.actions.done')}</Label>
        <TextArea className="react-aria-Input" rows={3} />
      </TextField>
      <TextField
        value={action.owner}
        onChange={(owner) => change({ owner })}
        maxLength={OWNER_CHARACTERS_MAX}
        isRequired
      >
        <Label>{t('sharing.actions.owner')}</Label>
        <Input />
      </TextField>
      <TextField
        type="date"
        value={action.dueOn ?? ''}
        onChange={(day) => change({ dueOn: day === '' ? null : day })}
      >
        <Label>{t('sharing.actions.dueOn')}</Label>
        <Input />
        <Text slot="description" className="hint">
          {t('sharing.actions.dueHint')}
        </Text>
      </TextField>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className="actions">
        <Button type="submit" className="button button-primary" isPending={save.isPending}>
          {t(save.isPending ? 'sharing.actions.saving' : 'sharing.actions.save')}
        </Button>
        <Button className="button" onPress={onCancel}>
          {t('shell.cancel')}
        </Button>
      </div>
    </Form>
  );
}
