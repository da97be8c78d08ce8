import type { Connector, Session } from '../kit/connector.ts';
import { access } from './access.ts';
import { readSite } from './api.ts';
import { check } from './check.ts';
import { pull } from './pull.ts';
import { scopeOf } from './scope-of.ts';
import { searchPage } from './search.ts';
import { type JiraSettings, settingFields, settings, signIns } from './settings.ts';
import { endpoints, translator } from './translate.ts';
import { webhook } from './webhook.ts';

/** Jira, Cloud and Data Center. */
export const jira: Connector<JiraSettings> = {
  tool: 'jira',
  title: 'Jira',
  settings,
  settingFields,
  recordedSettings: { url: 'https://recorded.invalid', jql: 'created is not EMPTY' },
  signIns,
  endpoints,
  access,
  check,
  pull,
  sweep,
  translator,
  webhook,
};

// Cloud gives as many where only keys are asked for, Data Center as many as it gives at all.
const KEYS_A_PAGE = { cloud: 5_000, 'data-center': 1_000 } as const;

async function* sweep({ http, settings: given }: Session<JiraSettings>): AsyncGenerator<readonly string[]> {
  const { flavour } = await readSite(http);
  const search = { jql: `${scopeOf(given)} ORDER BY key ASC`, fields: ['key'], most: KEYS_A_PAGE[flavour] };
  let from: string | null = null;
  do {
    const page = await searchPage(http, flavour, { search, from });
    yield page.issues.flatMap(({ key }) => (key === undefined ? [] : [`item:${key}`]));
    from = page.next;
  } while (from !== null);
}
