import { changeConnection, changeRun, markGone, readSubjects } from '@fulcrum/store';
import { deletedFact } from './news.ts';
import { pieceSource } from './pull-full.ts';
import { guardOf, type Reading, tell } from './reading.ts';

/** So much of what is known vanished at once that lost rights are likelier than deletions. */
export class TooManyGone extends Error {}

// Of fewer things than these, most may go at once.
const FEW = 20;

/**
 * Asks the tool for the ids of everything, and takes out of the program what is known and not among them. A sweep that was cut
 * off says nothing.
 * @param isMeant whether more than half may vanish at once
 * Throws TooManyGone.
 */
export async function sweep(reading: Reading, isMeant: boolean): Promise<void> {
  const { connector, session, key, workbench, count, run } = reading;
  const there = new Set<string>();
  for await (const subjects of connector.sweep(session)) {
    for (const subject of subjects) there.add(subject);
    count.done = there.size;
    tell(reading, 'sweep', 'reading');
    session.signal.throwIfAborted();
  }
  const known = (await readSubjects(workbench.pool, key)).filter((subject) => subject.startsWith('item:'));
  const gone = known.filter((subject) => !there.has(subject));
  if (!isMeant && gone.length > FEW && gone.length > known.length / 2)
    throw new TooManyGone(`${gone.length} of ${known.length} items are not to be seen any more`);
  const source = pieceSource(reading);
  count.facts += await workbench.recordPull({
    guard: guardOf(reading),
    pieces: async function* () {
      yield gone.map((subject) => deletedFact(source, subject, true));
    },
    finish: async (client, newFacts) => {
      await markGone(client, key, gone);
      await changeConnection(client, key, { sweptAt: workbench.now() });
      const told = { facts: newFacts, done: there.size, total: there.size, requests: session.http.requests() };
      await changeRun(client, { workspace: key.workspace, id: run }, told);
    },
  });
}
