import { startServer } from '../../../emulators/src/kit/start-server.ts';
import { linear as emulated } from '../../../emulators/src/linear/emulator.ts';
import { madeUpWorkspace } from '../../../emulators/src/linear/made-up.ts';
import { describeConnector } from '../kit/testing/contract/describe-connector.ts';
import type { Stage } from '../kit/testing/contract/stage.ts';
import { linear } from './connector.ts';

const ISSUES = 70;

async function start(): Promise<Stage> {
  const seed = madeUpWorkspace({ issues: ISSUES, changes: 20 });
  const { url, site, conditions, clock, close } = await startServer(emulated, { seed });
  const { change, remove } = site.actions as unknown as {
    change: (input: { issue: string; to: object }) => void;
    remove: (input: { issue: string }) => void;
  };
  const names = seed.issues.map(({ number, teamId }) => `${teamId.replace('team-', '')}-${number}`);
  let edits = 0;
  const edit = () => {
    edits += 1;
    for (const [index, issue] of names.entries()) {
      if (index % 17 === edits % 17)
        change({
          issue,
          to: { title: `Edit ${edits}`, estimate: edits % 5, stateId: `${issue.slice(0, 3)}-${1 + (edits % 5)}` },
        });
    }
  };
  const removeOne = () => {
    const issue = names[names.length - 9] as string;
    remove({ issue });
    return `item:${issue}`;
  };
  return {
    settings: { url },
    signIn: 'api-key',
    fields: { key: seed.key },
    conditions,
    clock,
    edit,
    remove: removeOne,
    close,
  };
}

describeConnector({ connector: linear, start });
