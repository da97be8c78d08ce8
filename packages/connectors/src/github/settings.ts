import { z } from 'zod';
import type { Field, SignIn } from '../kit/connector.ts';

const DEFAULT_URL = 'https://api.github.com';
const NAME = /^[\w.-]+\/[\w.-]+$/;

const words = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))])
  .default([]);

/** Which part of GitHub is read. */
export const settings = z.object({
  /** The API of github.com, or the address of a GitHub Enterprise Server. */
  url: z.url({ protocol: /^https?$/ }).default(DEFAULT_URL),
  /** `owner/name`; empty for all of the organisation, or all that the App is installed on. */
  repositories: words.refine((names) => names.every((name) => NAME.test(name)), 'write each repository as owner/name'),
  organization: z.string().trim().max(100).default(''),
  /** A search of GitHub that chooses issues and pull requests: `is:issue label:windows org:acme`. */
  query: z.string().trim().max(500).default(''),
  /** Files of workflows whose runs on the default branch are deployments: `deploy.yml`. */
  workflows: words,
  /** The program that everything of this connection belongs to; without it, each repository is a program. */
  program: z.string().trim().min(1).nullish(),
});
export type GitHubSettings = z.infer<typeof settings>;

/** Where REST and GraphQL are: beneath `/api` on a server of one's own, each by itself. */
export function placesOf({ url }: Pick<GitHubSettings, 'url'>): { readonly base: string; readonly rest: string } {
  const { origin, hostname } = new URL(url);
  const isCloud = hostname === 'api.github.com' || /^api\.[\w-]+\.ghe\.com$/.test(hostname);
  return isCloud ? { base: origin, rest: '' } : { base: `${origin}/api`, rest: '/v3' };
}

export const settingFields: readonly Field[] = [
  {
    name: 'repositories',
    label: 'Repositories',
    help: 'owner/name, with commas. All of the organisation when empty.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'organization',
    label: 'Organisation',
    help: 'Its login, to read all of its repositories that the sign-in sees.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'query',
    label: 'Search',
    help: 'A search of GitHub, to choose a program: is:issue label:windows org:acme',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'workflows',
    label: 'Workflows that deploy',
    help: 'Files of workflows whose runs on the default branch are deployments: deploy.yml',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'program',
    label: 'Program',
    help: 'The program that all of it belongs to, by its key. Each repository is a program of its own when empty.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'url',
    label: 'Address',
    help: `Of a GitHub Enterprise Server: https://github.example.com. ${DEFAULT_URL} when empty.`,
    isSecret: false,
    isOptional: true,
  },
];

/** What is read, as permissions of a fine-grained token or an App are called. */
const READS = [
  'Metadata: read',
  'Issues: read',
  'Pull requests: read',
  'Contents: read',
  'Deployments: read',
  'Actions: read',
] as const;

export const signIns: readonly SignIn[] = [
  {
    name: 'token',
    title: 'Fine-grained personal access token',
    steps: [
      'On GitHub, open **Settings → Developer settings → Personal access tokens → Fine-grained tokens** and choose **Generate new token**.',
      'Choose the organisation as **Resource owner**, and the repositories under **Repository access**.',
      'Under **Repository permissions** set *Issues*, *Pull requests*, *Contents*, *Deployments* and *Actions* to **Read-only**. *Metadata* is read-only by itself.',
      'Generate it and copy it. It starts with `github_pat_`, and GitHub shows it once.',
    ],
    scopes: READS,
    fields: [{ name: 'token', label: 'Token', help: 'Starts with github_pat_.', isSecret: true }],
  },
  {
    name: 'app',
    title: 'GitHub App',
    steps: [
      'In the organisation, open **Settings → Developer settings → GitHub Apps** and choose **New GitHub App**. Name it *Fulcrum*; any homepage will do; leave **Webhook → Active** on if you want changes at once.',
      'Under **Repository permissions** set *Issues*, *Pull requests*, *Contents*, *Deployments* and *Actions* to **Read-only**. For the fields of projects, set **Organization permissions → Projects** to **Read-only**.',
      'Under **Subscribe to events** tick *Issues*, *Pull request*, *Pull request review*, *Deployment status*, *Release*, *Milestone*, *Workflow run* and *Projects v2 item*.',
      'Create it, note the **App ID**, and generate a **private key**: a file is downloaded.',
      'Choose **Install App** and install it on the repositories. The number at the end of the address of the installation is its id.',
    ],
    scopes: [...READS, 'Organization projects: read (for fields of projects)'],
    fields: [
      { name: 'appId', label: 'App ID', help: 'A number, on the page of the App.', isSecret: false },
      {
        name: 'installationId',
        label: 'Installation id',
        help: 'The number at the end of its address.',
        isSecret: false,
      },
      { name: 'privateKey', label: 'Private key', help: 'The whole text of the .pem file.', isSecret: true },
    ],
  },
  {
    name: 'classic',
    title: 'Classic personal access token',
    steps: [
      'On GitHub, open **Settings → Developer settings → Personal access tokens → Tokens (classic)** and generate one.',
      'Grant it **repo** for private repositories (there is no reading scope below it: prefer a fine-grained token), or no scope for public ones; and **read:org**.',
      'Copy it. It starts with `ghp_`.',
    ],
    scopes: ['repo (private repositories)', 'read:org'],
    fields: [{ name: 'token', label: 'Token', help: 'Starts with ghp_.', isSecret: true }],
  },
];
