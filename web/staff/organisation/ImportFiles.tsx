import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ImportView } from '../api.ts';
import { accountQuery, organisationQuery } from '../http/queries.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { FaultList } from './FaultList.tsx';
import { FileField } from './FileField.tsx';
import { ImportChanges } from './ImportChanges.tsx';

interface Files {
  readonly units: File | null;
  readonly roster: File | null;
}

function sendFiles(files: Files, apply: boolean): Promise<ImportView> {
  const body = new FormData();
  if (files.units !== null) body.append('units', files.units);
  if (files.roster !== null) body.append('roster', files.roster);
  body.append('apply', String(apply));
  return requestJson<ImportView>('POST', '/api/organisation', body);
}

/** Two files, one check, and only then a button that changes something. */
export function ImportFiles({ first }: { readonly first: boolean }) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const [files, setFiles] = useState<Files>({ units: null, roster: null });
  const check = useMutation({ mutationFn: () => sendFiles(files, false) });
  const apply = useMutation({
    mutationFn: () => sendFiles(files, true),
    onSuccess: async () => {
      setFiles({ units: null, roster: null });
      check.reset();
      await queryClient.invalidateQueries({ queryKey: organisationQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const choose = (change: Partial<Files>): void => {
    setFiles({ ...files, ...change });
    check.reset();
    apply.reset();
  };
  const ready = files.units !== null && files.roster !== null;
  const error = apply.error ?? check.error;
  return (
    <section className="section" aria-labelledby="import">
      <h2 id="import">{t('organisation.import.title')}</h2>
      {!first && <p className="soft">{t('organisation.import.again')}</p>}
      <div className="file-fields">
        <FileField
          label={t('organisation.import.units')}
          hint={t('organisation.import.unitsColumns')}
          file={files.units}
          onChoose={(units) => choose({ units })}
        />
        <FileField
          label={t('organisation.import.roster')}
          hint={t('organisation.import.rosterColumns')}
          file={files.roster}
          onChoose={(roster) => choose({ roster })}
        />
      </div>
      <div className="actions">
        <Button
          className={check.data === undefined ? 'button button-primary' : 'button'}
          isDisabled={!ready}
          isPending={check.isPending}
          onPress={() => check.mutate()}
        >
          {check.isPending ? t('organisation.import.checking') : t('organisation.import.check')}
        </Button>
        {!ready && apply.data === undefined && (
          <span className="soft small">{t('organisation.import.needBoth')}</span>
        )}
      </div>
      {error !== null && <ImportRefusal error={error} />}
      {check.data !== undefined && (
        <ImportChanges
          changes={check.data}
          applying={apply.isPending}
          onApply={() => apply.mutate()}
        />
      )}
      {apply.data !== undefined && (
        <Notice tone="positive" live>
          <p>{t('organisation.changes.applied')}</p>
          <Link to="/rounds/new" className="button button-primary">
            {t('organisation.changes.next')}
          </Link>
        </Notice>
      )}
    </section>
  );
}

function ImportRefusal({ error }: { readonly error: Error }) {
  if (error instanceof ApiProblem && error.faults.length > 0) {
    return <FaultList faults={error.faults} />;
  }
  return <ProblemNotice error={error} />;
}
