import type { ReactNode } from 'react';
import './table.css';

export type Column<Row> = {
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
};

type Props<Row> = {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** A plain table of a chart's figures. The first column is the head of each row. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  const [first, ...others] = columns;
  if (!first) return null;
  const numberClass = (column: Column<Row>) => (column.number ? 'number' : undefined);
  return (
    <table className="table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={String(column.head)} scope="col" className={numberClass(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map((column) => (
              <td key={String(column.head)} className={numberClass(column)}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
