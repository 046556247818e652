import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { ManagersImportView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { ImportRefusal } from '../organisation/ImportRefusal.tsx';
import { useText } from '../text.ts';
import { accountsQuery } from './accounts.ts';

function send(file: File, apply: boolean): Promise<ManagersImportView> {
  const body = new FormData();
  body.append('managers', file);
  body.append('apply', String(apply));
  return requestJson<ManagersImportView>('POST', '/api/staff/accounts/import', body);
}

/** One file, one check, and only then a button that changes something. */
export function ImportManagers({ onClose }: { readonly onClose: (said?: string) => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({ mutationFn: (chosen: File) => send(chosen, false) });
  const apply = useMutation({
    mutationFn: (chosen: File) => send(chosen, true),
    onSuccess: async ({ added, changed }) => {
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      onClose(t('accounts.import.done', { added, changed }));
    },
  });
  const error = apply.error ?? check.error;
  const found = check.data;
  return (
    <section className="sheet" aria-labelledby="import-managers">
      <h2 id="import-managers">{t('accounts.import.title')}</h2>
      <p>{t('accounts.import.intro')}</p>
      <div className="actions">
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(files) => {
            const chosen = files?.item(0) ?? null;
            setFile(chosen);
            apply.reset();
            if (chosen !== null) check.mutate(chosen);
          }}
        >
          <Button className="button">{t('accounts.import.file')}</Button>
        </FileTrigger>
        {file !== null && <span className="small">{file.name}</span>}
      </div>
      <p className="hint">{t('accounts.import.columns')}</p>
      {error !== null && <ImportRefusal error={error} />}
      <p role="status">
        {found !== undefined &&
          t('accounts.import.found', {
            added: found.added,
            changed: found.changed,
            unchanged: found.unchanged,
          })}
      </p>
      <div className="actions">
        <Button
          className="button button-primary"
          isDisabled={found === undefined || file === null}
          isPending={check.isPending || apply.isPending}
          onPress={() => {
            if (file !== null) apply.mutate(file);
          }}
        >
          {t('accounts.import.apply')}
        </Button>
        <Button className="button" onPress={() => onClose()}>
          {t('shell.cancel')}
        </Button>
      </div>
    </section>
  );
}
