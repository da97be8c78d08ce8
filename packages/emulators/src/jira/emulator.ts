import type { Emulator } from '../kit/index.ts';
import { generatedSeed } from './generate.ts';
import { type JiraSeed, readSeed } from './seed.ts';
import { CLOUD_ID, type JiraSite, openSite } from './site.ts';

/** Jira, Cloud or Data Center, as the seed says. */
export const jira: Emulator<JiraSeed, JiraSite> = {
  tool: 'jira',
  title: 'Jira',
  // Alive today, so that what is forecast from it is ahead.
  demoSeed: () => readSeed(generatedSeed({ issues: 240, changes: 6, now: Date.now() })),
  readSeed,
  startOf: ({ now }) => Date.parse(now),
  open: openSite,
  howToConnect: (url, { flavour, account, users, projects }) => {
    const email = users.find(({ id }) => id === account.user)?.email ?? account.user;
    const allow = 'Fulcrum reaches no address of this machine unless it is told to: start it with';
    const isCloud = flavour === 'cloud';
    return [
      isCloud
        ? `Sign in with an API token: e-mail ${email}, token ${account.token}`
        : `Sign in with a personal access token: ${account.token}`,
      ...(isCloud ? [`Scoped tokens and OAuth 2.0 use ${url}/ex/jira/${CLOUD_ID}`] : []),
      `${allow} FULCRUM_ALLOW_ADDRESSES=127.0.0.1/32`,
      `  npx fulcrum connect jira --set url=${url} projects=${projects.map(({ key }) => key).join(',')}`,
    ];
  },
};
