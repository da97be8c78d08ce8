import { BadInput, NotFound } from '@fulcrum/workbench';
import type { LeversView, ScenarioView } from '@fulcrum/workbench/views';
import type { Session } from '../with-workbench.ts';
import { ask } from './ask.ts';

/**
 * Puts a lever into a scenario, as changes of it: into the one that is named, made when there is none, else into one with the name of
 * what would be done.
 */
export async function keepLever(
  session: Session,
  { levers, program }: LeversView,
  { number, into }: { readonly number: string; readonly into: string | undefined },
): Promise<ScenarioView> {
  const lever = levers[Number(number) - 1];
  if (lever === undefined)
    throw new BadInput(
      levers.length === 0
        ? `--keep ${number}: there is no lever that could be kept`
        : `--keep ${number}: name a lever by its place in the list, from 1 to ${levers.length}`,
    );
  if (lever.keep.length === 0)
    throw new BadInput(`--keep ${number}: work that no team has has no slots that could be said`);
  let scenario = await scenarioFor(session, { program: program.id, name: into ?? lever.what });
  for (const change of lever.keep)
    scenario = await ask<ScenarioView>(session, 'change-scenario', { scenario: scenario.id, change });
  return scenario;
}

async function scenarioFor(
  session: Session,
  of: { readonly program: string; readonly name: string },
): Promise<ScenarioView> {
  const known = await ask<ScenarioView>(session, 'scenario', { scenario: of.name }).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return known?.state === 'open' && known.program === of.program
    ? known
    : ask<ScenarioView>(session, 'create-scenario', of);
}
