import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountQuery, organisationQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { FieldError, Input, Label, TextField } from '../shell/fields.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';

/** Another name for one unit, or for the company. */
export function RenameDialog({
  unit,
  onClose,
}: {
  readonly unit: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const [name, setName] = useState(unit.name);
  const save = useMutation({
    mutationFn: () =>
      requestJson('PATCH', `/api/organisation/units/${encodeURIComponent(unit.id)}`, { name }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: organisationQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('organisation.rename.title', { name: unit.name })}
      isBusy={save.isPending}
      onClose={onClose}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField value={name} onChange={setName} maxLength={200} isRequired autoFocus>
          <Label>{t('organisation.rename.name')}</Label>
          <Input />
          <FieldError />
        </TextField>
        {save.error !== null && <ProblemNotice error={save.error} />}
        <div className="dialog-actions">
          <Button className="button" onPress={onClose} isDisabled={save.isPending}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" className="button button-primary" isPending={save.isPending}>
            {save.isPending ? t('organisation.rename.saving') : t('organisation.rename.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
