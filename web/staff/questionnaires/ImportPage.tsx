import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import type { Fault } from '../../../surveys/organisation/fault.ts';
import type { ImportedView } from '../api.ts';
import { ApiProblem, requestJson } from '../http/request.ts';
import { Notice } from '../shell/Notice.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { ignoredKey, libraryQuery } from './queries.ts';
import '../organisation/organisation.css';
import './questionnaires.css';
import { AriaLocale } from '../shell/AriaLocale.tsx';

const ACCEPTED = ['choice', 'matrix', 'checkbox', 'numbers', 'comment', 'html'] as const;

/** A questionnaire from elsewhere becomes a draft, or every fault is named at its place. */
export function ImportPage() {
  const { t } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData();
      form.set('file', chosen);
      return requestJson<ImportedView>('POST', '/api/instruments/imports', form);
    },
    onSuccess: async ({ id, ignored }) => {
      queryClient.setQueryData(ignoredKey(id), ignored);
      await queryClient.invalidateQueries({ queryKey: libraryQuery.queryKey });
      await navigate({
        to: '/questionnaires/drafts/$draftId',
        params: { draftId: id },
        search: { view: 'scoring' },
      });
    },
  });
  const choose = (chosen: File): void => {
    setFile(chosen);
    send.reset();
  };
  return (
    <div className="page">
      <PageHeading
        title={t('questionnaires.importing.title')}
        above={
          <p className="crumb">
            <Link to="/questionnaires">{t('questionnaires.page.back')}</Link>
          </p>
        }
      >
        <p className="soft">{t('questionnaires.importing.intro')}</p>
      </PageHeading>
      <FileDrop file={file} onChoose={choose} />
      <div className="actions">
        <Button
          className="button button-primary"
          isDisabled={file === null}
          isPending={send.isPending}
          onPress={() => file !== null && send.mutate(file)}
        >
          {t(send.isPending ? 'questionnaires.importing.sending' : 'questionnaires.importing.send')}
        </Button>
      </div>
      <Refusal error={send.error} />
      <section className="section" aria-labelledby="accepted">
        <h2 id="accepted">{t('questionnaires.importing.acceptedTitle')}</h2>
        <ul className="plain-list">
          {ACCEPTED.map((kind) => (
            <li key={kind}>{t(`questionnaires.importing.accepted.${kind}`)}</li>
          ))}
        </ul>
        <h2>{t('questionnaires.importing.refusedTitle')}</h2>
        <p>{t('questionnaires.importing.refused')}</p>
      </section>
    </div>
  );
}

function FileDrop({
  file,
  onChoose,
}: {
  readonly file: File | null;
  readonly onChoose: (file: File) => void;
}) {
  const { t } = useText();
  const label = t('questionnaires.importing.file');
  return (
    <div className="import-file">
      <p className="field-label">{label}</p>
      <AriaLocale>
        <DropZone
          aria-label={label}
          className={file === null ? 'drop' : 'drop drop-filled'}
          onDrop={(event) => {
            const dropped = event.items.find((item) => isFileDropItem(item));
            if (dropped?.kind === 'file') void dropped.getFile().then(onChoose);
          }}
        >
          <p>
            {file === null
              ? t('questionnaires.importing.drop')
              : t('questionnaires.importing.chosen', { name: file.name })}
          </p>
          <FileTrigger
            acceptedFileTypes={['.json', '.csv', 'application/json', 'text/csv']}
            onSelect={(chosen) => {
              const picked = chosen?.item(0) ?? null;
              if (picked !== null) onChoose(picked);
            }}
          >
            <Button className="button">
              {t(
                file === null
                  ? 'questionnaires.importing.pick'
                  : 'questionnaires.importing.another',
              )}
            </Button>
          </FileTrigger>
        </DropZone>
      </AriaLocale>
    </div>
  );
}

function Refusal({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  if (error instanceof ApiProblem && error.faults.length > 0)
    return <FaultTable faults={error.faults} />;
  return (
    <>
      <ProblemNotice error={error} />
      {error instanceof ApiProblem && error.fields.length > 0 && (
        <ul className="plain-list small">
          {error.fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function FaultTable({ faults }: { readonly faults: readonly Fault[] }) {
  const { t, language } = useText();
  const placeOf = ({ line, column }: Fault): string => {
    const parts = [
      ...(line === null ? [] : [t('questionnaires.importing.line', { number: line })]),
      ...(column === null ? [] : [column]),
    ];
    return parts.length === 0 ? t('questionnaires.importing.whole') : parts.join(', ');
  };
  return (
    <div className="section">
      <Notice
        tone="negative"
        title={t('questionnaires.importing.faults', { count: faults.length })}
        live
      />
      <div
        className="table-frame"
        role="region"
        aria-label={t('questionnaires.importing.faultsCaption')}
        tabIndex={0}
      >
        <table className="table question-table">
          <caption>{t('questionnaires.importing.faultsCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('questionnaires.importing.place')}</th>
              <th scope="col">{t('questionnaires.importing.problem')}</th>
              <th scope="col">{t('questionnaires.importing.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, index) => (
              <tr key={index}>
                <td className="mono">{placeOf(fault)}</td>
                <td>{fault.problem[language]}</td>
                <td>{fault.expected[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
