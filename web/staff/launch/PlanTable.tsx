import { useState, type ReactNode } from 'react';
import { useText } from '../text.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';
import { Button } from '../shell/Button.tsx';
import { Input, Label, SearchField } from '../shell/fields.tsx';

const ROWS_SHOWN = 8;
/** Rows that come with each further press: an organisation may have thousands of units. */
const ROWS_MORE = 100;

interface Row {
  readonly key: string;
  readonly cells: readonly (string | number)[];
}

/** A list of units or groups: folded where it is long, with a search. */
export function PlanTable({
  title,
  why,
  caption,
  none,
  columns,
  rows,
}: {
  readonly title: string;
  readonly why: string;
  readonly caption: string;
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}): ReactNode {
  const { t, formatNumber } = useText();
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(ROWS_SHOWN);
  const wanted = foldForSearch(search.trim());
  const found = rows.filter(({ cells }) =>
    cells.some((cell) => typeof cell === 'string' && foldForSearch(cell).includes(wanted)),
  );
  const shown = found.slice(0, most);
  return (
    <section className="section" aria-label={title}>
      <h3>
        {title} <span className="soft">({formatNumber(rows.length)})</span>
      </h3>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <>
          <p className="soft small">{why}</p>
          {rows.length > ROWS_SHOWN && (
            <SearchField value={search} onChange={setSearch}>
              <Label>{t('launch.search')}</Label>
              <Input />
            </SearchField>
          )}
          <Rows caption={caption} columns={columns} rows={shown} />
          <div className="actions">
            {found.length > shown.length && (
              <Button className="button" onPress={() => setMost(most + ROWS_MORE)}>
                {t('launch.more', { count: Math.min(ROWS_MORE, found.length - shown.length) })}
              </Button>
            )}
            {rows.length > ROWS_SHOWN && (
              <p className="soft small" role="status">
                {t('launch.shown', { count: shown.length, of: found.length })}
              </p>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Rows({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}) {
  const { formatNumber } = useText();
  return (
    // A wide table scrolls by itself, also with the keyboard.
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={typeof rows[0]?.cells[index] === 'number' ? 'number' : undefined}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} className={typeof cell === 'number' ? 'number' : undefined}>
                    {typeof cell === 'number' ? formatNumber(cell) : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
