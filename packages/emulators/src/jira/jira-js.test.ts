import { createAgileClient, createCloudClient } from 'jira.js';
import { createClient } from 'jira.js/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../kit/start-server.ts';
import { jira } from './emulator.ts';
import { generatedSeed } from './generate.ts';
import { readSeed } from './seed.ts';
import type { JiraSite } from './site.ts';

// The official client of the vendor's API checks each answer against schemas of its own: a second witness.
let server: RunningServer<JiraSite>;
let cloud: ReturnType<typeof createCloudClient>;
let agile: ReturnType<typeof createAgileClient>;

beforeAll(async () => {
  const seed = readSeed(generatedSeed({ issues: 250, changes: 6 }));
  server = await startServer(jira, { seed });
  const client = createClient({
    host: server.url,
    auth: { type: 'basic', email: 'ada@example.org', apiToken: 'emulated-token' },
  });
  cloud = createCloudClient(client);
  agile = createAgileClient(client);
});

afterAll(() => server.close());

describe('the official client reads the emulator', () => {
  it('knows who it is and what is there', async () => {
    expect((await cloud.myself.getCurrentUser()).displayName).toBe('Ada Okafor');
    expect((await cloud.serverInfo.getServerInfo()).deploymentType).toBe('Cloud');
    const projects = await cloud.projects.searchProjects();
    expect(projects.values?.map(({ key }) => key)).toEqual(['APP']);
    expect((await cloud.projectVersions.getProjectVersions({ projectIdOrKey: 'APP' })).length).toBe(5);
    expect((await cloud.issueFields.getFields()).some(({ name }) => name === 'Story Points')).toBe(true);
    expect((await cloud.users.getAllUsers()).length).toBe(8);
  });

  it('pages through all issues and their whole history', async () => {
    const keys: string[] = [];
    let changes = 0;
    for (let nextPageToken: string | undefined, isLast = false; !isLast; ) {
      const page = await cloud.issueSearch.searchAndReconsileIssuesUsingJqlPost({
        jql: 'project = APP ORDER BY key',
        fields: ['summary', 'status', 'customfield_10020'],
        maxResults: 100,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      keys.push(...(page.issues ?? []).map(({ key }) => key as string));
      nextPageToken = page.nextPageToken ?? undefined;
      isLast = page.isLast ?? true;
    }
    for (
      let nextPageToken: string | undefined, isFirst = true;
      isFirst || nextPageToken !== undefined;
      isFirst = false
    ) {
      const page = await cloud.issues.getBulkChangelogs({
        issueIdsOrKeys: keys,
        maxResults: 1_000,
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      });
      changes += (page.issueChangeLogs ?? []).flatMap(({ changeHistories }) => changeHistories ?? []).length;
      nextPageToken = page.nextPageToken ?? undefined;
    }
    expect(keys).toEqual(Array.from({ length: 250 }, (_, at) => `APP-${at + 1}`));
    expect(changes).toBe(server.site.tracker.all().flatMap(({ histories }) => histories).length);
  });

  it('reads boards and sprints', async () => {
    const boards = await agile.board.getAllBoards();
    const sprints = await agile.board.getAllSprints({ boardId: boards.values?.[0]?.id as number });
    expect(sprints.values?.length).toBe(14);
  });

  it('is told no with a wrong token', async () => {
    const auth = { type: 'basic', email: 'ada@example.org', apiToken: 'wrong' } as const;
    await expect(createCloudClient({ host: server.url, auth }).myself.getCurrentUser()).rejects.toThrow();
  });
});
