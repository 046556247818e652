import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useText } from '../text.ts';

const ROW_PX = 34;
const NAME_PX = 190;

/** Horizontal bars with their values written beside them, and the same as a table. */
export function BarFigure({
  rows,
  caption,
  nameColumn,
  valueColumn,
  format,
}: {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly value: number }[];
  readonly caption: string;
  readonly nameColumn: string;
  readonly valueColumn: string;
  readonly format: (value: number) => string;
}) {
  const { t } = useText();
  return (
    <figure className="bar-figure">
      <div aria-hidden="true" className="bar-chart">
        <ResponsiveContainer width="100%" height={rows.length * ROW_PX + 8}>
          <BarChart
            data={rows}
            layout="vertical"
            margin={{ top: 4, right: 56, bottom: 4, left: 0 }}
            accessibilityLayer={false}
          >
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="name"
              width={NAME_PX}
              axisLine={false}
              tickLine={false}
              interval={0}
              tick={{ fill: 'var(--ink)', fontSize: 14 }}
            />
            <Bar dataKey="value" fill="var(--data)" radius={[0, 4, 4, 0]} isAnimationActive={false}>
              <LabelList
                dataKey="value"
                position="right"
                fill="var(--ink)"
                fontSize={14}
                formatter={(value) => format(Number(value))}
              />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <details className="details">
        <summary>{t('report.asTable')}</summary>
        <div className="table-frame">
          <table className="table">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{nameColumn}</th>
                <th scope="col" className="number">
                  {valueColumn}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, name, value }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td className="number">{format(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
