import { findBreakdown } from '../../surveys/ballot/manifest.ts';
import type { Manifest, ManifestKey } from '../../surveys/ballot/manifest.ts';
import { useText } from './text.ts';

/** Longer tables are folded away. */
const ROWS_SHOWN = 12;

/** Every key with the number of people who share it. */
export function Groups({ manifest }: { readonly manifest: Manifest }) {
  const { t } = useText();
  const { keys, breakdowns, comments } = manifest;
  const ofKind = (kind: ManifestKey['kind']) => keys.filter((key) => key.kind === kind);
  return (
    <section className="block" aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <p>{t('groups.lead')}</p>
      <GroupTable caption={t('groups.ballot')} keys={ofKind('ballot')} />
      {breakdowns.map((name) => (
        <GroupTable
          key={name}
          caption={t('groups.breakdown', { name })}
          keys={ofKind('breakdown').filter((key) => findBreakdown(breakdowns, key.id) === name)}
        />
      ))}
      {breakdowns.length > 0 && <p className="hint">{t('groups.breakdownHint')}</p>}
      {comments && <GroupTable caption={t('groups.comment')} keys={ofKind('comment')} />}
    </section>
  );
}

function GroupTable(props: { readonly caption: string; readonly keys: readonly ManifestKey[] }) {
  const { caption, keys } = props;
  const { t, formatNumber } = useText();
  const everybody = keys.reduce((sum, { heads }) => sum + heads, 0);
  const table = (
    <table className="group-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('groups.group')}</th>
          <th scope="col">{t('groups.heads')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, label, heads }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>{formatNumber(heads)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('groups.together')}</th>
          <td>{formatNumber(everybody)}</td>
        </tr>
      </tfoot>
    </table>
  );
  if (keys.length <= ROWS_SHOWN) return table;
  return (
    <details className="fold">
      <summary>{t('groups.fold', { caption, count: keys.length })}</summary>
      {table}
    </details>
  );
}
