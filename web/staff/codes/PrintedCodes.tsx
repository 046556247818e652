import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CodesView } from '../api.ts';
import { requestJson } from '../http/request.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Notice } from '../shell/Notice.tsx';
import { useText } from '../text.ts';

const codesQuery = (round: string) =>
  queryOptions({
    queryKey: ['rounds', round, 'codes'],
    // Who has no address was frozen at the launch.
    staleTime: Infinity,
    queryFn: () =>
      requestJson<CodesView>('GET', `/api/rounds/${encodeURIComponent(round)}/codes/units`),
  });

/** On an open round: the sealed codes of people without an e-mail address, to be printed. */
export function PrintedCodes({ round }: { readonly round: string }) {
  const { t } = useText();
  const query = useQuery(codesQuery(round));
  return (
    <section className="section" aria-labelledby="codes">
      <h2 id="codes">{t('codes.title')}</h2>
      <Loaded query={query}>
        {(codes) =>
          codes.people === 0 ? <p>{t('codes.none')}</p> : <Sheets round={round} codes={codes} />
        }
      </Loaded>
    </section>
  );
}

function Sheets({ round, codes }: { readonly round: string; readonly codes: CodesView }) {
  const { t, formatNumber, language } = useText();
  const { host, origin } = window.location;
  const address = (unit: string | null): string => {
    const query = new URLSearchParams({ language, ...(unit === null ? {} : { unit }) });
    return `/api/rounds/${encodeURIComponent(round)}/codes?${query.toString()}`;
  };
  return (
    <>
      <p>{t('codes.count', { count: codes.people })}</p>
      <p className="soft small">
        {t('codes.what', { address: `${host}/code`, kiosk: `${origin}/kiosk` })}
      </p>
      <div className="actions">
        <a className="button" href={address(null)} download>
          {t('codes.all')}
        </a>
      </div>
      {codes.units.length > 1 && (
        <details className="details">
          <summary>{t('codes.byUnit', { count: codes.units.length })}</summary>
          <div className="table-frame">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('codes.unit')}</th>
                  <th scope="col" className="number">
                    {t('codes.people')}
                  </th>
                  <th scope="col">{t('codes.sheets')}</th>
                </tr>
              </thead>
              <tbody>
                {codes.units.map((unit) => (
                  <tr key={unit.id}>
                    <th scope="row">{unit.name}</th>
                    <td className="number">{formatNumber(unit.people)}</td>
                    <td>
                      <a
                        href={address(unit.id)}
                        download
                        aria-label={t('codes.oneOf', { unit: unit.name })}
                      >
                        {t('codes.one')}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
      <Notice tone="caution" title={t('codes.limitTitle')}>
        <p>{t('codes.limit')}</p>
        <p>{t('codes.again')}</p>
      </Notice>
    </>
  );
}
