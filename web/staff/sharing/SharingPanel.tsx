import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RoundView, SharingView } from '../api.ts';
import { DecisionList } from '../decisions/DecisionList.tsx';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { setShared, sharingQuery } from './sharing.ts';

/** On the page of a released round: share it with employees, and say what is done about it. */
export function SharingPanel({ round }: { readonly round: RoundView }) {
  const query = useQuery(sharingQuery(round.id));
  const client = useQueryClient();
  const onChange = (sharing: SharingView): void => {
    client.setQueryData(sharingQuery(round.id).queryKey, sharing);
    void client.invalidateQueries({ queryKey: ['decisions', round.id] });
  };
  return (
    <Loaded query={query}>
      {(sharing) => (
        <>
          <Sharing round={round} sharing={sharing} onChange={onChange} />
          <DecisionList round={round.id} />
        </>
      )}
    </Loaded>
  );
}

interface SharingProps {
  readonly round: RoundView;
  readonly sharing: SharingView;
  readonly onChange: (sharing: SharingView) => void;
}

function Sharing({ round, sharing, onChange }: SharingProps) {
  const { t, formatDate } = useText();
  const { title } = round;
  const shared = sharing.sharedOn !== null;
  const address = `${window.location.origin}/results#${round.id}`;
  const act = async (): Promise<void> => onChange(await setShared(round.id, !shared));
  return (
    <section className="sheet" aria-labelledby="sharing">
      <h2 id="sharing">{t('sharing.title')}</h2>
      <p role="status">
        {sharing.sharedOn === null
          ? t('sharing.notShared')
          : t('sharing.shared', { date: formatDate(sharing.sharedOn) })}
      </p>
      <p className="soft small">{t('sharing.what')}</p>
      {shared && (
        <p className="small">
          {t('sharing.link')}
          {t('shell.colon')}
          <a href={address}>{address}</a>
        </p>
      )}
      <div className="actions">
        <ConfirmDialog
          key={String(shared)}
          trigger={t(shared ? 'sharing.unshare' : 'sharing.share')}
          triggerClass={shared ? 'button' : 'button button-primary'}
          title={t(shared ? 'sharing.unshareTitle' : 'sharing.shareTitle', { title })}
          confirm={t(shared ? 'sharing.unshareConfirm' : 'sharing.shareConfirm')}
          working={t('sharing.working')}
          onConfirm={act}
        >
          <p>{t(shared ? 'sharing.unshareBody' : 'sharing.shareBody')}</p>
        </ConfirmDialog>
        <a
          className="button button-quiet"
          href={`/results#preview-${round.id}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('sharing.preview')}
        </a>
      </div>
    </section>
  );
}
