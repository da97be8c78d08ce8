import { fileURLToPath } from 'node:url';
import { readJiraArchive } from '@fulcrum/connectors';
import { EPOCH, startOfDay } from '@fulcrum/core/calendar';
import { WORKSPACE_ID } from '@fulcrum/core/program';
import type { Fact } from '@fulcrum/core/vocabulary';
import { type ImportProgress, type ImportResult, importFile } from '../importing/import-file.ts';
import type { Workbench } from '../workspace/workbench.ts';

const ARCHIVE = fileURLToPath(new URL('../../demo/TIMOB.jsonl.gz', import.meta.url));
const CLOCK = '2017-09-15';

// The export tells when versions were released, not what had been promised. Without a target there are no odds to show,
// so the demo promises these, as of the first of July, and says so in their source.
const PROMISED_SINCE = '2017-07-01';
const TARGETS = { 'TIMOB/19906': '2017-10-31', 'TIMOB/17609': '2017-12-01', 'TIMOB/19957': '2018-02-28' } as const;
const SOURCE = 'demo:illustrative';

/** Loads the demo workspace: the Titanium SDK as its tracker knew it, with the clock set to 15 September 2017. */
export async function loadDemo(
  workbench: Workbench,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const result = await importFile(workbench, {
    path: ARCHIVE,
    variant: 'demo',
    read: (options) => readJiraArchive(ARCHIVE, { programName: 'Titanium SDK', ...options }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const settings: Fact[] = [
    {
      subject: `workspace:${WORKSPACE_ID}`,
      attribute: 'name',
      op: 'set',
      value: 'Demo',
      at: EPOCH,
      source: SOURCE,
      cause: 'demo:workspace',
    },
    {
      subject: `workspace:${WORKSPACE_ID}`,
      attribute: 'clock',
      op: 'set',
      value: CLOCK,
      at: EPOCH,
      source: SOURCE,
      cause: 'demo:workspace',
    },
  ];
  const targets = Object.entries(TARGETS).map(
    ([milestone, value]): Fact => ({
      subject: `milestone:${milestone}`,
      attribute: 'target',
      op: 'set',
      value,
      at: startOfDay(PROMISED_SINCE),
      source: SOURCE,
      cause: `demo:target/${milestone}`,
    }),
  );
  await workbench.record({ source: SOURCE, facts: [...settings, ...targets] });
  return result;
}
