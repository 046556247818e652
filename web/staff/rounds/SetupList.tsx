import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProgrammeSetup } from '../../../surveys/release-document.ts';
import type { RoundView } from '../api.ts';
import { roundQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { Icon } from '../shell/Icon.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { SETUP_FACTS } from './round-draft.ts';
import { SetupFields } from './SetupFields.tsx';

/** The programme check list to read. */
export function SetupList({ setup }: { readonly setup: ProgrammeSetup }) {
  const { t } = useText();
  const done = SETUP_FACTS.filter((fact) => setup[fact]).length;
  return (
    <div className="setup-list">
      <h3>{t('rounds.setup.title')}</h3>
      <p className="soft small">
        {t('rounds.setup.done', { count: done, total: SETUP_FACTS.length })}
      </p>
      <ul className="check-list">
        {SETUP_FACTS.map((fact) => (
          <li key={fact}>
            <Icon name={setup[fact] ? 'check' : 'dash'} />
            <span>
              {t(`rounds.setup.${fact}`)}
              <span className="soft">
                {t('shell.colon')}
                {t(setup[fact] ? 'rounds.setup.yes' : 'rounds.setup.no')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same to fill in: it may be completed until the round is closed, each mark saved at once. */
export function SetupEditor({ round }: { readonly round: RoundView }) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (setup: ProgrammeSetup) =>
      requestJson<RoundView>('PATCH', `/api/rounds/${round.id}`, { setup }),
    onSuccess: (saved) => queryClient.setQueryData(roundQuery(round.id).queryKey, saved),
  });
  const shown = save.isPending ? save.variables : round.setup;
  return (
    <section className="section" aria-labelledby="setup">
      <h2 id="setup">{t('rounds.setup.title')}</h2>
      <p className="soft small">{t('rounds.form.setupWhy')}</p>
      <p className="small">{t('rounds.setup.editable')}</p>
      <SetupFields value={shown} onChange={(setup) => save.mutate(setup)} />
      <p className="soft small" role="status">
        {save.isSuccess ? t('rounds.setup.saved') : ''}
      </p>
      {save.error !== null && <ProblemNotice error={save.error} />}
    </section>
  );
}
