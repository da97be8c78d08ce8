import { z } from 'zod';
import type { Field, SignIn } from '../kit/connector.ts';

const DEFAULT_URL = 'https://api.linear.app';

/** Which part of Linear is read. */
export const settings = z.object({
  url: z.url({ protocol: /^https?$/ }).default(DEFAULT_URL),
  /** Keys of teams; empty for all that the key sees. */
  teams: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))])
    .default([]),
  /** An IssueFilter of Linear as JSON. */
  filter: z
    .union([z.record(z.string(), z.unknown()), z.string().transform(parseFilter)])
    .nullable()
    .default(null),
  /** The program that everything of this connection belongs to; without it, each team is a program. */
  program: z.string().trim().min(1).nullish(),
});
export type LinearSettings = z.infer<typeof settings>;

function parseFilter(text: string, context: z.RefinementCtx): Record<string, unknown> | null {
  if (text.trim() === '') return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {}
  context.addIssue({
    code: 'custom',
    message: 'write an IssueFilter as JSON, such as {"project":{"name":{"eq":"Windows"}}}',
  });
  return z.NEVER;
}

/** The filter that chooses the issues: of these teams, and as the person wrote. */
export function filterOf({ teams, filter }: LinearSettings, more: Record<string, unknown> = {}): object | undefined {
  const parts = [
    ...(teams.length > 0 ? [{ team: { key: { in: teams } } }] : []),
    ...(filter === null ? [] : [filter]),
    ...(Object.keys(more).length > 0 ? [more] : []),
  ];
  return parts.length > 1 ? { and: parts } : parts[0];
}

export const settingFields: readonly Field[] = [
  {
    name: 'teams',
    label: 'Teams',
    help: 'Keys of the teams to read, with commas: ENG, DES. All teams when empty.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'filter',
    label: 'Filter',
    help: 'An IssueFilter of Linear as JSON, to choose a program: {"project":{"name":{"eq":"Windows"}}}',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'program',
    label: 'Program',
    help: 'What to call the program that all of it belongs to. Each team is a program of its own when empty.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'url',
    label: 'Address',
    help: `Where the API answers; ${DEFAULT_URL} when empty.`,
    isSecret: false,
    isOptional: true,
  },
];

export const signIns: readonly SignIn[] = [
  {
    name: 'api-key',
    title: 'Personal API key',
    steps: [
      'In Linear, open **Settings → Security & access → Personal API keys** and choose **New API key**.',
      'Name it *Fulcrum*, choose **Only select permissions** and tick **Read** alone.',
      'Choose the teams that it may read, and create it.',
      'Copy the key, which starts with `lin_api_`. Linear shows it once.',
    ],
    scopes: ['read'],
    fields: [{ name: 'key', label: 'API key', help: 'Starts with lin_api_.', isSecret: true }],
  },
  {
    name: 'oauth',
    title: 'OAuth application',
    steps: [
      'In Linear, open **Settings → API → OAuth applications** and create one named *Fulcrum*.',
      'Grant it the scope **read** and no other.',
      'Under **Developer token**, create a token for the application, and copy it.',
    ],
    scopes: ['read'],
    fields: [{ name: 'token', label: 'Access token', help: 'Starts with lin_oauth_.', isSecret: true }],
  },
];
