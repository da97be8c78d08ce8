import { z } from 'zod';
import { user, version } from './shape.ts';

const id = z.union([z.string(), z.number()]).transform(String);

/** A field of the site. */
export const field = z.looseObject({
  id: z.string(),
  name: z.string(),
  custom: z.boolean().optional(),
  schema: z.looseObject({ custom: z.string().optional(), type: z.string().optional() }).optional(),
});

/** A state with its category. */
export const status = z.looseObject({
  id: id.optional(),
  name: z.string(),
  statusCategory: z.looseObject({ key: z.string() }).optional(),
});

export const project = z.looseObject({ id, key: z.string(), name: z.string().optional() });
export type JiraProject = z.infer<typeof project>;

export const versionOfProject = version.extend({ projectId: id.optional() });

export const board = z.looseObject({
  id,
  name: z.string().optional(),
  location: z.looseObject({ projectKey: z.string().optional() }).optional(),
});

export const sprintOfBoard = z.looseObject({
  id,
  name: z.string(),
  state: z.string().optional(),
  goal: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
  originBoardId: id.optional(),
});

/** The columns of a board; `isHidden` when we may not look. */
export const boardConfiguration = z.looseObject({
  id,
  name: z.string().optional(),
  type: z.string().optional(),
  isHidden: z.boolean().optional(),
  columnConfig: z
    .looseObject({
      columns: z.array(
        z.looseObject({
          name: z.string(),
          statuses: z.array(z.looseObject({ id })).default([]),
          min: z.number().nullish(),
          max: z.number().nullish(),
        }),
      ),
    })
    .optional(),
});
export type JiraBoardConfiguration = z.infer<typeof boardConfiguration>;

export const linkType = z.looseObject({ name: z.string(), inward: z.string(), outward: z.string() });
export type JiraLinkType = z.infer<typeof linkType>;

export const serverInfo = z.looseObject({ serverTime: z.string().optional() });

export const person = user;

/** The things of an answer: a list, one page of a list, an object that holds a list, or one thing by itself. */
export function thingsIn(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const { values, issues, issueLinkTypes } = Object(body) as Record<string, unknown>;
  const held = [values, issues, issueLinkTypes].find(Array.isArray);
  return held ?? [body];
}
