import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { VolunteerView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';
import { Loaded } from '../shell/Loaded.tsx';
import { PageHeading } from '../shell/PageHeading.tsx';
import { useText } from '../text.ts';

const volunteersQuery = queryOptions({
  queryKey: ['volunteers'],
  queryFn: () => requestJson<readonly VolunteerView[]>('GET', '/api/volunteers'),
});

/** Those who put their own name forward. */
export function VolunteersPage() {
  const { t } = useText();
  const query = useQuery(volunteersQuery);
  const address = `${window.location.origin}/volunteer`;
  return (
    <div className="page">
      <PageHeading title={t('shell.nav.volunteers')} />
      <p>{t('volunteers.intro')}</p>
      <p className="small">
        {t('volunteers.form')}
        {t('shell.colon')}
        <a href={address} rel="noreferrer">
          {address}
        </a>
      </p>
      <Loaded query={query}>
        {(volunteers) =>
          volunteers.length === 0 ? (
            <p>{t('volunteers.none')}</p>
          ) : (
            <VolunteerTable volunteers={volunteers} />
          )
        }
      </Loaded>
    </div>
  );
}

function VolunteerTable({ volunteers }: { readonly volunteers: readonly VolunteerView[] }) {
  const { t, formatDate } = useText();
  const client = useQueryClient();
  const remove = async (id: string): Promise<void> => {
    await requestJson('DELETE', `/api/volunteers/${id}`);
    await client.invalidateQueries({ queryKey: volunteersQuery.queryKey });
  };
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="visually-hidden">{t('volunteers.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('volunteers.name')}</th>
            <th scope="col">{t('volunteers.email')}</th>
            <th scope="col">{t('volunteers.message')}</th>
            <th scope="col">{t('volunteers.joinedOn')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {volunteers.map(({ id, name, email, message, joinedOn }) => (
            <tr key={id}>
              <th scope="row" className="typed">
                {name}
              </th>
              <td className="typed">
                <a href={`mailto:${email}`}>{email}</a>
              </td>
              <td className="typed">{message}</td>
              <td>{formatDate(joinedOn)}</td>
              <td>
                <ConfirmDialog
                  trigger={t('volunteers.remove')}
                  triggerClass="button button-quiet"
                  title={t('volunteers.removeTitle', { name })}
                  confirm={t('volunteers.removeConfirm')}
                  working={t('volunteers.working')}
                  dangerous
                  onConfirm={() => remove(id)}
                >
                  <p>{t('volunteers.removeBody')}</p>
                </ConfirmDialog>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
