import { useRef, useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { formatCount } from '../words/figures.ts';
import { csvHead, csvRows } from './csv.ts';
import { type List, PAGE, readItems } from './items-query.ts';

type Props = { readonly list: List; readonly total: number | undefined };

/** Saves the whole filtered list as a file, page by page; it can be stopped. */
export function CsvButton({ list, total }: Props) {
  const [done, setDone] = useState<number>();
  const [failed, setFailed] = useState('');
  const running = useRef<AbortController>(undefined);
  const start = async () => {
    running.current = new AbortController();
    setFailed('');
    try {
      saveFile(await fileOf(list, running.current.signal, setDone), `${list.program}-items.csv`);
    } catch (error) {
      if (!running.current.signal.aborted) setFailed(problemOf(error).title);
    }
    setDone(undefined);
  };
  if (done !== undefined) {
    return (
      <span role="status">
        {`Saving ${formatCount(done)} of ${formatCount(total ?? 0)} `}
        <Button size="small" onClick={() => running.current?.abort()}>
          Stop
        </Button>
      </span>
    );
  }
  return (
    <>
      <button type="button" className="figure screen-only" disabled={!total} onClick={() => void start()}>
        Save as CSV
      </button>
      {failed ? <span role="alert">{failed}</span> : null}
    </>
  );
}

async function fileOf(list: List, signal: AbortSignal, tell: (done: number) => void): Promise<Blob> {
  const parts = [csvHead()];
  let cursor: string | null = '';
  let done = 0;
  tell(done);
  while (cursor !== null) {
    const page = await readItems(list, { cursor: cursor || undefined, limit: PAGE }, signal);
    parts.push(csvRows(page.items));
    done += page.items.length;
    tell(done);
    cursor = page.next;
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
