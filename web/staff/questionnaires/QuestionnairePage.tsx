import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useRouteContext } from '@tanstack/react-router';
import { describeReadiness } from '../../../surveys/questionnaire/readiness-use.ts';
import type { DraftView, QuestionnaireView, VersionView } from '../api.ts';
import { instrumentQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { may } from '../shell/may.ts';
import { PageHeading } from '../shell/PageHeading.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { LazyPhoneSurvey, PhonePreview } from './PhonePreview.tsx';
import { libraryQuery } from './queries.ts';
import { QuestionTable } from './QuestionTable.tsx';
import { ReadinessUseTable } from './ReadinessUseTable.tsx';
import { useFacts } from './use-facts.ts';
import { VersionHistory } from './VersionHistory.tsx';
import './questionnaires.css';
import { Button } from '../shell/Button.tsx';

/** One published questionnaire: what it asks, how it is scored, its versions. */
export function QuestionnairePage() {
  const { t } = useText();
  const { ref } = useParams({ from: '/signed-in/questionnaires/questionnaires/$ref' });
  const whole = useQuery(instrumentQuery(ref));
  const library = useQuery(libraryQuery);
  return (
    <div className="page">
      <Loaded query={whole} title={t('shell.nav.questionnaires')}>
        {(questionnaire) => (
          <Loaded query={library} title={t('shell.nav.questionnaires')}>
            {({ shipped, own }) => {
              const isShipped = shipped.some((one) => one.ref === ref);
              const version = [...shipped, ...own.flatMap(({ versions }) => versions)].find(
                (one) => one.ref === ref,
              );
              return version === undefined ? null : (
                <Published
                  key={ref}
                  questionnaire={questionnaire}
                  version={version}
                  isShipped={isShipped}
                />
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

function Published({
  questionnaire,
  version,
  isShipped,
}: {
  readonly questionnaire: QuestionnaireView;
  readonly version: VersionView;
  readonly isShipped: boolean;
}) {
  const { t, language } = useText();
  const { account } = useRouteContext({ from: '/signed-in' });
  const facts = useFacts(version);
  const title = questionnaire.title[language];
  const { survey, items } = questionnaire;
  const address = `/api/instruments/${encodeURIComponent(questionnaire.ref)}`;
  return (
    <>
      <PageHeading
        title={title}
        above={
          <p className="crumb">
            <Link to="/questionnaires">{t('questionnaires.page.back')}</Link>
          </p>
        }
      >
        <p className="soft">
          {t('questionnaires.library.version', { number: version.version })}
          {' · '}
          {facts.join(' · ')}
        </p>
        <p className="soft">
          {t(isShipped ? 'questionnaires.page.shipped' : 'questionnaires.page.own')}
        </p>
        <div className="actions">
          <PhonePreview title={title}>
            {() => <LazyPhoneSurvey pages={survey.pages} items={items} />}
          </PhonePreview>
          {may(account, 'run') && <Actions version={version} isShipped={isShipped} />}
        </div>
      </PageHeading>
      <ReadinessUseTable use={describeReadiness(questionnaire)} />
      <QuestionTable questionnaire={questionnaire} />
      {!isShipped && <VersionHistory id={version.id} />}
      <section className="section" aria-labelledby="exports">
        <h2 id="exports">{t('questionnaires.page.exports')}</h2>
        <p className="small">{t('questionnaires.page.exportsWhy')}</p>
        <div className="actions">
          <a className="button" href={`${address}/survey.json`} download>
            {t('questionnaires.page.exportSurvey')}
          </a>
          <a className="button" href={`${address}/items.csv`} download>
            {t('questionnaires.page.exportItems')}
          </a>
        </div>
      </section>
    </>
  );
}

function Actions({
  version,
  isShipped,
}: {
  readonly version: VersionView;
  readonly isShipped: boolean;
}) {
  const { t } = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const renew = () => queryClient.invalidateQueries({ queryKey: ['instruments'] });
  const start = useMutation({
    mutationFn: (wish: { copyOf: string } | { nextOf: string }) =>
      requestJson<DraftView>('POST', '/api/instruments/drafts', wish),
    onSuccess: async ({ id }) => {
      await renew();
      await navigate({ to: '/questionnaires/drafts/$draftId', params: { draftId: id } });
    },
  });
  const address = `/api/instruments/${encodeURIComponent(version.ref)}`;
  const archive = (archived: boolean) =>
    requestJson('PUT', `${address}/archived`, { archived }).then(renew);
  const remove = async (): Promise<void> => {
    await requestJson('DELETE', address);
    await navigate({ to: '/questionnaires' });
    await renew();
  };
  return (
    <>
      {!isShipped && (
        <Button
          className="button button-primary"
          isPending={start.isPending}
          onPress={() => start.mutate({ nextOf: version.id })}
        >
          {t('questionnaires.page.newVersion')}
        </Button>
      )}
      <Button
        className={isShipped ? 'button button-primary' : 'button'}
        isPending={start.isPending}
        onPress={() => start.mutate({ copyOf: version.ref })}
      >
        {t('questionnaires.page.copy')}
      </Button>
      {!isShipped && version.archived && (
        <Button className="button" onPress={() => void archive(false)}>
          {t('questionnaires.page.restore')}
        </Button>
      )}
      {!isShipped && !version.archived && (
        <ConfirmDialog
          trigger={t('questionnaires.page.archive')}
          title={t('questionnaires.page.archiveTitle')}
          confirm={t('questionnaires.page.archive')}
          working={t('questionnaires.page.working')}
          onConfirm={() => archive(true)}
        >
          <p>{t('questionnaires.page.archiveBody')}</p>
        </ConfirmDialog>
      )}
      {!isShipped && !version.used && (
        <ConfirmDialog
          trigger={t('questionnaires.page.remove')}
          title={t('questionnaires.page.removeTitle')}
          confirm={t('questionnaires.page.remove')}
          working={t('questionnaires.page.working')}
          dangerous
          onConfirm={remove}
        >
          <p>{t('questionnaires.page.removeBody')}</p>
        </ConfirmDialog>
      )}
      {!isShipped && version.used && <p className="hint">{t('questionnaires.page.usedWhy')}</p>}
      {start.error !== null && <ProblemNotice error={start.error} />}
    </>
  );
}
