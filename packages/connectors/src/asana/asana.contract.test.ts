import { asana as emulated } from '../../../emulators/src/asana/emulator.ts';
import { madeUpWorkspace } from '../../../emulators/src/asana/made-up.ts';
import { startServer } from '../../../emulators/src/kit/start-server.ts';
import { describeConnector } from '../kit/testing/contract/describe-connector.ts';
import type { Stage } from '../kit/testing/contract/stage.ts';
import { asana } from './connector.ts';

async function start(): Promise<Stage> {
  const seed = madeUpWorkspace({ tasks: 230 });
  const { url, site, conditions, clock, close } = await startServer(emulated, { seed });
  const { change, remove } = site.actions as unknown as {
    change: (input: { task: string; to: object }) => void;
    remove: (input: { task: string }) => void;
  };
  const tops = seed.tasks.filter(({ parent, resource_subtype: type }) => parent === null && type === 'default_task');
  let edits = 0;
  const edit = () => {
    edits += 1;
    for (const [index, { gid, memberships }] of tops.entries()) {
      const [home] = memberships;
      if (home === undefined || index % 23 !== edits % 23) continue;
      const sections = seed.projects.find((project) => project.gid === home.project)?.sections ?? [];
      const to = { project: home.project, section: sections[edits % sections.length]?.gid };
      change({
        task: gid,
        to: { name: `Edit ${edits}`, completed: edits % 3 === 0, memberships: [to], values: { 5001: edits % 8 } },
      });
    }
  };
  const removeOne = () => {
    const gid = seed.tasks.findLast(
      ({ parent, gid: own }) => parent === null && seed.tasks.every((task) => task.parent !== own),
    )?.gid as string;
    remove({ task: gid });
    return `item:asana/${gid}`;
  };
  const settings = { url, portfolio: '4001' };
  return {
    settings,
    signIn: 'token',
    fields: { token: seed.token },
    conditions,
    clock,
    edit,
    remove: removeOne,
    close,
  };
}

describeConnector({ connector: asana, start });
