import { z } from 'zod';

// Of Asana's objects what is read, as loosely as it can be: fields may be missing where another request asked for less.
const gid = z.string().regex(/^\d+$/, 'not a gid');
const ref = z.looseObject({ gid }).nullish();
const named = z.looseObject({ name: z.string().nullish() }).nullish();

const customField = z.looseObject({
  name: z.string().nullish(),
  number_value: z.number().nullish(),
  enum_value: named,
  text_value: z.string().nullish(),
});

const memberships = z.array(z.looseObject({ project: ref, section: named })).nullish();

export const task = z.looseObject({
  gid,
  name: z.string().nullish(),
  resource_subtype: z.string().nullish(),
  completed: z.boolean().nullish(),
  completed_at: z.string().nullish(),
  created_at: z.string(),
  modified_at: z.string().nullish(),
  due_on: z.string().nullish(),
  permalink_url: z.string().nullish(),
  created_by: ref,
  assignee: ref,
  parent: ref,
  memberships,
  tags: z.array(z.looseObject({ name: z.string().nullish() })).nullish(),
  dependencies: z.array(z.looseObject({ gid })).nullish(),
  custom_fields: z.array(customField).nullish(),
});
export type AsanaTask = z.infer<typeof task>;

export const story = z.looseObject({
  gid,
  created_at: z.string(),
  resource_subtype: z.string(),
  target: ref,
  old_name: z.string().nullish(),
  new_name: z.string().nullish(),
  old_section: named,
  new_section: named,
  old_dates: z.looseObject({ due_on: z.string().nullish() }).nullish(),
  new_dates: z.looseObject({ due_on: z.string().nullish() }).nullish(),
  assignee: ref,
  project: ref,
  tag: named,
  dependency: ref,
  custom_field: named,
  old_number_value: z.number().nullish(),
  new_number_value: z.number().nullish(),
  old_enum_value: named,
  new_enum_value: named,
});
export type AsanaStory = z.infer<typeof story>;

export const project = z.looseObject({
  gid,
  name: z.string().nullish(),
  created_at: z.string().nullish(),
  modified_at: z.string().nullish(),
  due_on: z.string().nullish(),
  start_on: z.string().nullish(),
  completed: z.boolean().nullish(),
  completed_at: z.string().nullish(),
});
export type AsanaProject = z.infer<typeof project>;

export const user = z.looseObject({ gid, name: z.string().nullish(), email: z.string().nullish() });
export type AsanaUser = z.infer<typeof user>;
