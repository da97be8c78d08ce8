import { z } from 'zod';
import { type CustomFields, customField } from './custom-fields.ts';
import type { JiraIssue } from './shape.ts';

const sprint = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  state: z.string().optional(),
  goal: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
});
export type JiraSprint = z.infer<typeof sprint>;

/** Every sprint that an issue was planned into, from the agile API's fields or from the custom field. */
export function sprintsOf(issue: JiraIssue, fields?: CustomFields): readonly JiraSprint[] {
  const found = [issue.fields.sprint, issue.fields.closedSprints, customField(issue, 'sprint', fields)].flat();
  return found.flatMap((value) => {
    if (value === undefined || value === null) return [];
    const parsed = sprint.safeParse(typeof value === 'string' ? fromGreenHopper(value) : value);
    return parsed.success ? [parsed.data] : [];
  });
}

// Data Center writes a sprint as a Java object: `…Sprint@1f[id=3,name=Sprint 1,state=CLOSED,startDate=…]`.
function fromGreenHopper(text: string): Record<string, string | null> {
  // By place and not by pattern: a text of many brackets would make a pattern search for minutes.
  const inside = text.endsWith(']') ? text.slice(text.indexOf('[') + 1, -1) : '';
  const pairs = inside.split(/,(?=\w+=)/).map((pair) => {
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1);
    return [pair.slice(0, equals), value === '<null>' || value === '' ? null : value];
  });
  return Object.fromEntries(pairs);
}
