import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type Fact, TRUNK } from '@fulcrum/core/vocabulary';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { escapeText } from '../copy.ts';
import { FACT_COLUMNS, readKnown } from './append-facts.ts';
import { factIdOf } from './fact-id.ts';

/** Facts of a large pull on their way in: one COPY for all of them, so that the database indexes while more are made ready. */
export interface FactStream {
  /** Sends those that are new; waits while the database is behind. */
  readonly add: (facts: readonly Fact[]) => Promise<void>;
  /** Ends the COPY; the client can be asked again afterwards. @returns how many facts were new */
  readonly end: () => Promise<number>;
  /** Ends it without the facts: the transaction has failed. */
  readonly abort: () => Promise<void>;
}

export interface FactStreamOptions {
  readonly workspace: string;
  /** When Fulcrum learned them, in milliseconds. */
  readonly recordedAt: number;
  /** The last place in the order before them. The client's transaction must hold the writing lock. */
  readonly lastSeq: number;
  /** Whether a subject had facts before: only then can a fact be known. */
  readonly hasSubject: (subject: string) => boolean;
  /** Told of each fact that is new. */
  readonly onNew: (fact: Fact) => void;
  /** For questions about what is known: the client is busy until the end. */
  readonly pool: pg.Pool;
}

const CHUNK = 65_536;

/** Opens a stream of facts within the client's transaction. Until it ends, the client takes no queries. */
export function streamFacts(client: pg.PoolClient, options: FactStreamOptions): FactStream {
  const { workspace, recordedAt, lastSeq, onNew } = options;
  const copy = client.query(from(`copy ${FACT_COLUMNS} from stdin`));
  // Its failure is met by whoever waits next.
  copy.on('error', () => {});
  const [head, tail] = [`${escapeText(workspace)}\t`, `\t${recordedAt}\t`];
  const sent = new Set<string>();
  let text = '';
  const flush = async () => {
    const chunk = text;
    text = '';
    if (copy.errored) throw copy.errored;
    if (!copy.write(chunk)) await once(copy, 'drain');
  };
  const send = ([id, { fact, value }]: Ready) => {
    sent.add(id);
    onNew(fact);
    const { subject, attribute, op, at, source, cause } = fact;
    text += `${head}${lastSeq + sent.size}\t${id}\t${TRUNK}\t${escapeText(subject)}\t${attribute}\t${op}\t${escapeText(value)}\t${at}${tail}${escapeText(source)}\t${escapeText(cause)}\n`;
  };
  return {
    add: async (facts) => {
      for (const ready of await newAmong(facts, sent, options)) {
        send(ready);
        if (text.length > CHUNK) await flush();
      }
    },
    end: async () => {
      await flush();
      copy.end();
      await finished(copy);
      return sent.size;
    },
    abort: async () => {
      copy.destroy();
      await finished(copy).catch(() => {});
    },
  };
}

type Ready = readonly [id: string, { readonly fact: Fact; readonly value: string }];

async function newAmong(
  facts: readonly Fact[],
  sent: ReadonlySet<string>,
  { pool, workspace, lastSeq, hasSubject }: FactStreamOptions,
): Promise<Iterable<Ready>> {
  const byId = new Map<string, Ready[1]>();
  const asked: string[] = [];
  for (const fact of facts) {
    const value = JSON.stringify(fact.value);
    const id = factIdOf(fact, TRUNK, value);
    if (sent.has(id)) continue;
    if (lastSeq > 0 && !byId.has(id) && hasSubject(fact.subject)) asked.push(id);
    byId.set(id, { fact, value });
  }
  for (const id of await readKnown(pool, workspace, asked)) byId.delete(id);
  return byId;
}
