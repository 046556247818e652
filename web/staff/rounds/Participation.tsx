import type { RoundView } from '../api.ts';
import { useText } from '../text.ts';

/** Response rates as bands of ten points: of the company, and of units of 20 or more. */
export function Participation({ round }: { readonly round: RoundView }) {
  const { t, formatNumber } = useText();
  const { participation, invited } = round;
  return (
    <section className="sheet" aria-labelledby="participation">
      <h2 id="participation">{t('rounds.open.participation')}</h2>
      {participation === null ? (
        <p>{t('rounds.open.tooEarly')}</p>
      ) : (
        <>
          <p className="figure">
            {t('rounds.open.range', { from: participation.from, to: participation.to })}
          </p>
          <Band from={participation.from} to={participation.to} />
          <p>{t('rounds.open.band', { ...bounds(participation), invited })}</p>
          {participation.units.length > 0 && (
            <details className="details">
              <summary>{t('rounds.open.byUnit', { count: participation.units.length })}</summary>
              <div className="table-frame">
                <table className="table">
                  <caption>{t('rounds.open.byUnitCaption')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('rounds.plan.unit')}</th>
                      <th scope="col" className="number">
                        {t('rounds.facts.invited')}
                      </th>
                      <th scope="col">{t('rounds.open.answered')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {participation.units.map((unit) => (
                      <tr key={unit.unit}>
                        <th scope="row">{unit.name}</th>
                        <td className="number">{formatNumber(unit.invited)}</td>
                        <td>
                          {t('rounds.open.range', bounds(unit))}
                          <Band from={unit.from} to={unit.to} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          )}
        </>
      )}
      <p className="soft small">{t('rounds.open.bandWhy')}</p>
    </section>
  );
}

function bounds({ from, to }: { readonly from: number; readonly to: number }) {
  return { from, to };
}

/** The band on a track from 0 to 100; the words beside it say the same. */
function Band({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <div className="band" aria-hidden="true">
      <div
        className="band-fill"
        style={{ marginInlineStart: `${from}%`, width: `${to - from}%` }}
      />
    </div>
  );
}
