import { createHash } from 'node:crypto';
import { readTable, type TableRow, UnfitText } from '@fulcrum/connectors';
import { countWords } from '../answers/phrases.ts';
import { BadInput } from '../catalogue/errors.ts';
import type { Principal } from '../policy/permission.ts';
import type { ImportedPeopleView } from '../views/index.ts';
import { graphAsOf, today } from '../workspace/clock.ts';
import type { Workbench } from '../workspace/workbench.ts';
import type { Taking } from './taking.ts';
import { tellObjective } from './tell-objective.ts';
import { tellReading } from './tell-reading.ts';
import { type Told, tellerOf } from './teller.ts';

/** A table, and what it holds. */
export interface ObjectivesText {
  readonly kind: 'objectives' | 'readings';
  readonly text: string;
}

interface By {
  readonly workbench: Workbench;
  readonly principal: Principal;
}

/**
 * Takes in a table of objectives, or of readings, in one transaction. Only what says something new becomes a fact, so the same text twice
 * adds nothing. Throws BadInput for a text that cannot be read at all.
 */
export async function importObjectives(
  { workbench, principal }: By,
  { kind, text }: ObjectivesText,
): Promise<ImportedPeopleView> {
  let rows = 0;
  let facts: readonly Told[] = [];
  const teller = tellerOf(today(workbench), []);
  await workbench.record({
    source: principal.source,
    facts: () => {
      const table = readable(text, kind);
      rows = table.length;
      const taking: Taking = {
        workbench,
        graph: graphAsOf(workbench, undefined),
        teller,
        made: new Map(),
        readings: [],
      };
      for (const row of table) (kind === 'objectives' ? tellObjective : tellReading)(taking, row);
      const cause = `import:${createHash('sha256').update(text).digest('hex').slice(0, 16)}@${workbench.now()}`;
      facts = [...teller.facts, ...taking.readings];
      return facts.map((fact) => ({ ...fact, source: principal.source, cause }));
    },
  });
  const left =
    teller.diagnostics.length === 0
      ? ''
      : ` ${countWords(teller.diagnostics.length, 'note')} on what was not taken as it is.`;
  const taken = countWords(rows, 'row');
  const words =
    facts.length === 0
      ? `Nothing was new in ${taken}.${left}`
      : `${taken} taken as ${countWords(facts.length, 'new fact')}.${left}`;
  return { taken: rows, facts: facts.length, batch: null, words, rows: [], diagnostics: [...teller.diagnostics] };
}

const COLUMNS = {
  objectives: {
    name: /^(name|objective|goal)$/i,
    why: /^(why|reason|description)$/i,
    owner: /^(owner|responsible|lead)$/i,
    due: /^(due|target|by|deadline|target ?day)$/i,
    unit: /^unit$/i,
    value: /^(value|worth|business ?value)$/i,
    costOfDelay: /^cost ?of ?delay( ?(a|per) ?week)?$/i,
    urgency: /^(urgency|profile)$/i,
    halvesIn: /^halves ?in( ?\(?weeks\)?)?$/i,
    state: /^(state|status)$/i,
    partOf: /^(part ?of|parent)$/i,
    work: /^(work|milestones?|links?)$/i,
  },
  readings: {
    objective: /^(objective|goal)$/i,
    measure: /^(measure|metric|key ?result|name)$/i,
    unit: /^unit$/i,
    from: /^(from|baseline|start)$/i,
    to: /^(to|target)$/i,
    by: /^(by|due)$/i,
    day: /^(day|date)$/i,
    value: /^(value|reading)$/i,
  },
} as const;

const NEEDED = { objectives: 'name', readings: 'measure' } as const;

function readable(text: string, kind: ObjectivesText['kind']): readonly TableRow[] {
  try {
    return readTable(text, COLUMNS[kind], [NEEDED[kind]]);
  } catch (error) {
    throw error instanceof UnfitText ? new BadInput(error.message) : error;
  }
}
