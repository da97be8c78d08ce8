import { z } from 'zod';
import type { Field, SignIn } from '../kit/connector.ts';
import { appWebhooks } from './app-webhooks.ts';

const keys = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))])
  .pipe(z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/i, 'a project key is letters and digits: APP')));

/** Where a Jira is and which part of it is read. */
export const settings = z
  .object({
    url: z.url({ protocol: /^https?$/, error: 'write it as https://example.atlassian.net' }),
    /** Of scoped tokens and OAuth: which site, since they go by Atlassian's gateway. */
    cloudId: z.string().trim().min(1).nullish(),
    projects: keys.default([]),
    jql: z.string().trim().default(''),
    /** The program that everything of this connection belongs to; without it, each project is a program. */
    program: z.string().trim().min(1).nullish(),
    /** Where OAuth renews its access; Atlassian's own when empty. */
    tokenUrl: z.url().default('https://auth.atlassian.com/oauth/token'),
  })
  .refine(({ projects, jql }) => projects.length > 0 || jql !== '', {
    path: ['projects'],
    error: 'name projects, or write a JQL query',
  });
export type JiraSettings = z.infer<typeof settings>;

export const settingFields: readonly Field[] = [
  {
    name: 'url',
    label: 'Site',
    help: 'The address of your Jira: https://example.atlassian.net',
    isSecret: false,
  },
  {
    name: 'projects',
    label: 'Projects',
    help: 'Keys of the projects to read, with commas: APP, WEB.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'jql',
    label: 'JQL',
    help: 'A query that chooses the issues of a program, instead of projects or within them: fixVersion in unreleasedVersions()',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'program',
    label: 'Program',
    help: 'What to call the program that all of it belongs to. Each project is a program of its own when empty.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'cloudId',
    label: 'Cloud id',
    help: 'Only for scoped tokens and OAuth: the cloudId that https://example.atlassian.net/_edge/tenant_info shows.',
    isSecret: false,
    isOptional: true,
  },
];

/** All that is read, as Atlassian names it. */
const CLASSIC_SCOPES = ['read:jira-work', 'read:jira-user'];
const SOFTWARE_SCOPES = [
  'read:board-scope:jira-software',
  'read:board-scope.admin:jira-software',
  'read:sprint:jira-software',
  'read:project:jira',
];

const email: Field = { name: 'email', label: 'E-mail', help: 'Of the account that the token is of.', isSecret: false };
const token: Field = { name: 'token', label: 'API token', help: 'Atlassian shows it once.', isSecret: true };

/** The ways to sign in; each only reads. */
export const signIns: readonly SignIn[] = [
  {
    name: 'api-token',
    title: 'API token (Cloud)',
    steps: [
      'Sign in as an account that may browse the projects. A read-only account of its own is best.',
      'Open **https://id.atlassian.com/manage-profile/security/api-tokens** and choose **Create API token**.',
      'Name it *Fulcrum*, choose when it ends (at most a year), create and copy it.',
    ],
    scopes: [],
    fields: [email, token],
  },
  {
    name: 'scoped-token',
    title: 'API token with scopes (Cloud)',
    steps: [
      'Open **https://id.atlassian.com/manage-profile/security/api-tokens** and choose **Create API token with scopes**.',
      'Name it *Fulcrum*, choose **Jira**, and tick the scopes below and no others.',
      'Create and copy it. Fill in the cloud id under Settings, too.',
    ],
    scopes: [...CLASSIC_SCOPES, ...SOFTWARE_SCOPES],
    fields: [email, token],
  },
  {
    name: 'oauth',
    title: 'OAuth 2.0 (Cloud)',
    steps: [
      'In **https://developer.atlassian.com/console/myapps** create an **OAuth 2.0 integration**.',
      'Under **Permissions**, add the Jira API with the scopes below and no others; under **Authorization**, authorise it for your site with `offline_access`.',
      'Copy client id, client secret and refresh token. Fill in the cloud id under Settings, too.',
    ],
    scopes: [...CLASSIC_SCOPES, ...SOFTWARE_SCOPES, 'offline_access'],
    appWebhooks,
    fields: [
      { name: 'clientId', label: 'Client id', help: 'Of the integration.', isSecret: false },
      { name: 'clientSecret', label: 'Client secret', help: 'Of the integration.', isSecret: true },
      {
        name: 'refreshToken',
        label: 'Refresh token',
        help: 'Atlassian gives a new one at each use; Fulcrum keeps it.',
        isSecret: true,
      },
    ],
  },
  {
    name: 'personal-token',
    title: 'Personal access token (Data Center)',
    steps: [
      'Sign in as an account that may browse the projects. A read-only account of its own is best.',
      'Open your picture → **Profile → Personal Access Tokens → Create token**.',
      'Name it *Fulcrum*, choose when it ends, create and copy it.',
    ],
    scopes: [],
    fields: [{ ...token, label: 'Personal access token', help: 'Jira shows it once.' }],
  },
];
