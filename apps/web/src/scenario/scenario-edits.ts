import type { ScenarioView } from '@fulcrum/workbench/views';
import type { Edit } from '../edits/edit.ts';
import { saidChange } from './said-change.ts';

/** The path of something of a scenario. */
export const scenarioPath = (id: string, what: string): string => `/api/scenarios/${encodeURIComponent(id)}/${what}`;

type Change = ScenarioView['changes'][number];

/** Takes a change back as if it had never been made. */
export const undoChangeEdit = ({ id }: Pick<ScenarioView, 'id'>, change: Change): Edit => ({
  method: 'post',
  path: scenarioPath(id, 'undo'),
  body: { change: change.id },
  words: `Taken back: ${saidChange(change.words)}.`,
});

export const commitEdit = ({ id, name, version }: ScenarioView, accept: boolean): Edit => ({
  method: 'post',
  path: scenarioPath(id, 'commit'),
  body: { version, accept },
  words: `"${name}" is committed: everybody sees it.`,
  undo: revertEdit({ id, name }),
});

export const revertEdit = ({ id, name }: Pick<ScenarioView, 'id' | 'name'>): Edit => ({
  method: 'post',
  path: scenarioPath(id, 'revert'),
  body: {},
  words: `"${name}" is taken back from everybody’s plan: it is open again.`,
});

export const discardEdit = ({ id, name, version }: ScenarioView): Edit => ({
  method: 'post',
  path: scenarioPath(id, 'discard'),
  body: { version },
  words: `"${name}" is discarded.`,
  undo: reopenEdit({ id, name }),
});

export const reopenEdit = ({ id, name }: Pick<ScenarioView, 'id' | 'name'>): Edit => ({
  method: 'post',
  path: scenarioPath(id, 'reopen'),
  body: {},
  words: `"${name}" is open again.`,
});

export const renameEdit = ({ id, name: before }: ScenarioView, name: string): Edit => ({
  method: 'put',
  path: scenarioPath(id, 'name'),
  body: { name },
  words: `Renamed to "${name}".`,
  undo: { method: 'put', path: scenarioPath(id, 'name'), body: { name: before }, words: `Renamed to "${before}".` },
});
