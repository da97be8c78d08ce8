import { csvCell } from '../work/csv.ts';

type Cell = string | number | null;
type Props = { readonly name: string; readonly rows: () => readonly (readonly Cell[])[] };

/** Saves rows as a file of comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function FileButton({ name, rows }: Props) {
  const save = () => {
    const lines = rows().map((row) => `${row.map(csvCell).join(',')}\r\n`);
    const address = URL.createObjectURL(new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name.replaceAll(/[\\/:*?"<>|]/g, '-');
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return (
    <button type="button" className="figure screen-only" onClick={save}>
      Save as CSV
    </button>
  );
}
