import { jira as emulated } from '../../../emulators/src/jira/emulator.ts';
import { generatedSeed } from '../../../emulators/src/jira/generate.ts';
import { readSeed } from '../../../emulators/src/jira/seed.ts';
import { startServer } from '../../../emulators/src/kit/start-server.ts';
import { describeConnector } from '../kit/testing/contract/describe-connector.ts';
import type { Stage } from '../kit/testing/contract/stage.ts';
import { jira } from './connector.ts';

const ISSUES = 320;
const STATES = ['To Do', 'In Progress', 'In Review', 'Done'];

function starting(flavour: 'cloud' | 'data-center') {
  return async (): Promise<Stage> => {
    const seed = readSeed(generatedSeed({ issues: ISSUES, changes: 6, flavour }));
    const { url, site, conditions, clock, close } = await startServer(emulated, { seed });
    const { tracker } = site;
    let edits = 0;
    const edit = () => {
      edits += 1;
      const options = { author: 'u2' };
      for (const [index, { key }] of tracker.all().entries()) {
        if (index % 41 !== edits % 41) continue;
        const versions = edits % 2 === 0 ? ['10103', '10104'] : ['10104'];
        tracker.edit(key, { summary: `Edit ${edits}`, points: edits % 5 }, options);
        tracker.edit(key, { status: STATES[edits % 4] as string, fixVersions: versions, sprints: ['13'] }, options);
        tracker.edit(key, { assignee: `u${1 + (edits % 8)}`, labels: [`edit-${edits}`], components: ['API'] }, options);
      }
      const type = edits % 2 === 0 ? 'Blocks' : 'Relates';
      tracker.link({ type, from: 'APP-7', to: `APP-${100 + edits}` }, options);
      if (edits > 1)
        tracker.link(
          { type: edits % 2 === 0 ? 'Relates' : 'Blocks', from: 'APP-7', to: `APP-${99 + edits}`, isCut: true },
          options,
        );
      tracker.create({ project: 'APP', values: { summary: `New ${edits}`, fixVersions: ['10104'] } }, options);
    };
    const remove = () => {
      tracker.remove('APP-303');
      return 'item:APP-303';
    };
    const isCloud = flavour === 'cloud';
    return {
      settings: { url, projects: ['APP'] },
      signIn: isCloud ? 'api-token' : 'personal-token',
      fields: { email: 'ada@example.org', token: 'emulated-token' },
      conditions,
      clock,
      edit,
      remove,
      close,
    };
  };
}

describeConnector({ connector: jira, start: starting('cloud') });
describeConnector({ connector: { ...jira, title: 'Jira Data Center' }, start: starting('data-center') });
