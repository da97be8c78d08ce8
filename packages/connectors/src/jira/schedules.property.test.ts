import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { readSeed } from '../../../emulators/src/jira/seed.ts';
import type { JiraSite } from '../../../emulators/src/jira/site.ts';
import { type RunningServer, startServer } from '../../../emulators/src/kit/start-server.ts';
import { endState } from '../kit/testing/contract/end-state.ts';
import { readerOf, sessionOn } from '../kit/testing/contract/reader.ts';
import type { Stage } from '../kit/testing/contract/stage.ts';
import { jira } from './connector.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ISSUES = 12;
const by = { author: 'u2' };

type Server = RunningServer<JiraSite>;

const issue = fc.integer({ min: 1, max: ISSUES }).map((number) => String(10_000 + number));
const act = fc.oneof(
  fc.record({
    does: fc.constant('edit' as const),
    issue,
    set: fc.record(
      {
        status: fc.constantFrom('To Do', 'In Progress', 'Done'),
        summary: fc.constantFrom('One', 'Two'),
        assignee: fc.constantFrom(null, 'u1', 'u3'),
        points: fc.constantFrom(null, 1, 2),
        labels: fc.subarray(['a', 'b', 'c']),
        fixVersions: fc.subarray(['10103', '10104']),
        sprints: fc.subarray(['12', '13', '14']),
        components: fc.subarray(['Web', 'API']),
        parent: fc.constantFrom(null, 'APP-1'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    does: fc.constant('quiet' as const),
    issue,
    set: fc.record({ fixVersions: fc.subarray(['10103', '10104']) }),
  }),
  fc.record({ does: fc.constant('link' as const), from: issue, to: issue, isCut: fc.boolean() }),
  fc.record({
    does: fc.constant('move' as const),
    issue,
    to: fc.constantFrom('APP', 'WEB'),
  }),
  fc.record({ does: fc.constant('wait' as const), minutes: fc.constantFrom(0, 1, 7, 61, 1_500) }),
  fc.record({ does: fc.constant('read' as const), issues: fc.array(issue, { maxLength: 3 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform({ site, clock }: Server, one: Exclude<Act, { does: 'read' }>): Promise<void> {
  const { tracker } = site;
  switch (one.does) {
    case 'edit':
      tracker.edit(one.issue, one.set as object, by);
      break;
    case 'quiet':
      tracker.edit(one.issue, one.set, { ...by, isQuiet: true });
      break;
    case 'link':
      if (one.from !== one.to) tracker.link({ ...one, type: 'Blocks' }, by);
      break;
    case 'move':
      if (tracker.issueOf(one.issue)?.project !== one.to) tracker.move(one.issue, one.to, by);
      break;
    case 'wait':
      clock.advance(one.minutes * MINUTE);
  }
}

// What other things are called may be known from issues that named them once: that is no harm.
const isOwn = (line: string) => line.startsWith('["item:');

it('any order of edits, hints and polls ends with the facts that a full pull finds', { timeout: 60_000 }, async () => {
  const base = generatedSeed({ issues: ISSUES, changes: 3 });
  const seed = readSeed({ ...base, projects: [...base.projects, { id: '10001', key: 'WEB', name: 'Web' }], links: [] });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const server = await startServer(emulated, { seed });
      try {
        const fields = { email: 'ada@example.org', token: 'emulated-token' };
        const stage = {
          ...server,
          settings: { url: server.url, projects: ['APP', 'WEB'] },
          signIn: 'api-token',
          fields,
        };
        const reader = readerOf(jira, sessionOn(jira, stage as unknown as Stage));
        await reader.goOn();
        for (const one of acts) {
          const cursor = reader.cursor() ?? {};
          if (one.does !== 'read') await perform(server, one);
          else if (one.issues.length === 0) await reader.pull({ kind: 'changes', cursor });
          else await reader.pull({ kind: 'hinted', ids: one.issues, cursor });
        }
        server.clock.advance(DAY + MINUTE);
        await reader.pull({ kind: 'changes', cursor: reader.cursor() ?? {} });
        const fresh = readerOf(jira, sessionOn(jira, stage as unknown as Stage));
        await fresh.goOn();
        expect(endState(reader.translations()).filter(isOwn)).toEqual(
          expect.arrayContaining(fresh.state().filter(isOwn)),
        );
      } finally {
        await server.close();
      }
    }),
    { numRuns: 40 },
  );
});
