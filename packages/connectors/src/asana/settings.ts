import { z } from 'zod';
import type { Field, SignIn } from '../kit/connector.ts';

const DEFAULT_URL = 'https://app.asana.com';

/** Which part of Asana is read. */
export const settings = z
  .object({
    url: z.url({ protocol: /^https?$/ }).default(DEFAULT_URL),
    /** The gid of a portfolio: its projects are read, and it is the program. */
    portfolio: gid().nullish(),
    /** Gids of projects. */
    projects: z
      .union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))])
      .pipe(z.array(gid()))
      .default([]),
    /** The program that everything of this connection belongs to; without it, the portfolio, or each project by itself. */
    program: z.string().trim().min(1).nullish(),
  })
  .refine(({ portfolio, projects }) => Boolean(portfolio) || projects.length > 0, 'name a portfolio or projects');
export type AsanaSettings = z.infer<typeof settings>;

/** A gid, alone or as the last number of an address that was copied out of the browser. */
function gid() {
  return z
    .string()
    .trim()
    .transform(
      (text) => /(\d{3,})(?=\/?(?:list|board|timeline|calendar|overview|items)?\/?\d*\/?$)/.exec(text)?.[1] ?? text,
    )
    .pipe(z.string().regex(/^\d+$/, 'a gid is a number: the digits in the address of the project or portfolio'));
}

export const settingFields: readonly Field[] = [
  {
    name: 'portfolio',
    label: 'Portfolio',
    help: 'The gid of a portfolio, which stands in its address. All of its projects are read.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'projects',
    label: 'Projects',
    help: 'Gids of projects, with commas; the number after /project/ in the address.',
    isSecret: false,
    isOptional: true,
  },
  {
    name: 'program',
    label: 'Program',
    help: 'What to call the program that all of it belongs to; the portfolio, or each project, when empty.',
    isSecret: false,
    isOptional: true,
  },
  { name: 'url', label: 'Address', help: `${DEFAULT_URL} when empty.`, isSecret: false, isOptional: true },
];

export const signIns: readonly SignIn[] = [
  {
    name: 'token',
    title: 'Personal access token, or the token of a service account',
    steps: [
      'In Asana, open **Settings → Apps → View developer console → Personal access tokens** and create one named *Fulcrum*.',
      'It sees what you see. To read with fewer rights, let an admin create a **service account** (Admin console → Apps) with the permission **Read** for the projects.',
      'Copy the token. Asana shows it once.',
    ],
    scopes: [],
    fields: [{ name: 'token', label: 'Token', help: 'As Asana shows it.', isSecret: true }],
  },
  {
    name: 'oauth',
    title: 'OAuth application',
    steps: [
      'In the developer console, create an app named *Fulcrum* and give it the read scopes below, and no other.',
      'Authorise it once for your account, and copy its client id, client secret and the refresh token.',
    ],
    scopes: [
      'portfolios:read',
      'projects:read',
      'tasks:read',
      'stories:read',
      'users:read',
      'workspaces:read',
      'custom_fields:read',
    ],
    fields: [
      { name: 'clientId', label: 'Client id', help: 'Of the app.', isSecret: false },
      { name: 'clientSecret', label: 'Client secret', help: 'Of the app.', isSecret: true },
      { name: 'refreshToken', label: 'Refresh token', help: 'From authorising the app.', isSecret: true },
    ],
  },
];
