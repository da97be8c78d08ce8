import { github as emulated } from '../../../emulators/src/github/emulator.ts';
import { madeUpSeed } from '../../../emulators/src/github/made-up.ts';
import { startServer } from '../../../emulators/src/kit/start-server.ts';
import { describeConnector } from '../kit/testing/contract/describe-connector.ts';
import type { Stage } from '../kit/testing/contract/stage.ts';
import { github } from './connector.ts';

const SEED = madeUpSeed({ issues: 110, pulls: 30 });
const [PLACE] = SEED.repositories.map(({ owner, name }) => `${owner}/${name}`);
const KEYS = (SEED.repositories[0]?.things ?? [])
  .filter(({ kind }) => kind === 'issue')
  .map(({ number }) => `${PLACE}#${number}`);

async function start(settings: object): Promise<Stage> {
  const { url, site, conditions, clock, close } = await startServer(emulated, { seed: SEED });
  const act = (name: string, input: object) => (site.actions[name] as (given: object) => unknown)(input);
  let edits = 0;
  const edit = () => {
    edits += 1;
    for (const [index, key] of KEYS.entries()) {
      if (index % 17 !== edits % 17 || key === KEYS.at(-9)) continue;
      act('rename', { key, title: `Edit ${edits}` });
      act('label', { key, label: `edit-${edits}` });
      act(edits % 2 === 0 ? 'close' : 'reopen', { key });
      act('assign', { key, login: 'cleo', isOn: edits % 3 === 0 });
      act('plan', { key, milestone: 1 + (edits % 2) });
    }
  };
  const remove = () => {
    act('remove', { key: KEYS.at(-9) });
    return `item:${KEYS.at(-9)}`;
  };
  return {
    settings: { url, ...settings },
    signIn: 'token',
    fields: { token: SEED.token },
    ...{ conditions, clock, edit, remove, close },
  };
}

describeConnector({ connector: github, start: () => start({ organization: 'acme', workflows: 'deploy.yml' }) });
describeConnector({
  connector: { ...github, title: 'GitHub, by a search' },
  start: () => start({ query: 'repo:acme/rocket' }),
});
