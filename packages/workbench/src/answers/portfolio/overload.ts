import type { Day } from '@fulcrum/core/calendar';
import type { Workbench } from '../../workspace/workbench.ts';
import { REPLICATIONS, SEED } from '../compute.ts';
import { known, remembered } from '../forecasts.ts';
import { loadPage } from '../load/load-page.ts';

/** People of a program who are above their ceiling, as it was worked out ahead. */
interface Overload {
  readonly seed: number;
  readonly replications: number;
  readonly people: readonly { readonly name: string; readonly words: string }[];
}

const question = (program: string, asOf: Day) => `forecast/overload/${program}/${asOf}`;

/** Works out who is above their ceiling, and keeps it. */
export function keepOverload(workbench: Workbench, program: string, asOf: Day): Promise<Overload> {
  return remembered(workbench, question(program, asOf), async () => {
    const { teams } = loadPage(workbench, { program, asOf, milestone: null, canSeeRates: false });
    const people = teams.flatMap((team) =>
      team.people.flatMap(({ name, breach }) => (breach === null ? [] : [{ name, words: breach.words }])),
    );
    return { seed: SEED, replications: REPLICATIONS, people };
  });
}

/** The same, where it is known already. */
export async function knownOverload(workbench: Workbench, program: string, asOf: Day): Promise<Overload['people']> {
  return (await known<Overload>(workbench, question(program, asOf)))?.people ?? [];
}
