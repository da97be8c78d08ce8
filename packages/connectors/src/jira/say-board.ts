import { EPOCH } from '@fulcrum/core/calendar';
import type { FactWriter } from '../kit/fact-writer.ts';
import type { Frame } from './frame.ts';
import { programOf } from './say-around.ts';
import type { JiraBoardConfiguration } from './shape-around.ts';

/** A board with its columns, and how many items may be in each. Jira tells of the present alone. */
export function observeBoard(writer: FactWriter, board: JiraBoardConfiguration, frame: Frame): void {
  const projectKey = frame.projectOfBoard.get(board.id) ?? frame.onlyProject;
  if (projectKey === null) return;
  if (board.isHidden === true || board.columnConfig === undefined) {
    writer.diagnose({
      code: 'hidden-columns',
      severity: 'note',
      where: `board ${board.id} of ${projectKey}`,
      what: 'its columns and their limits may not be read, so they are not known here; that is not to say that there are none',
      mend: 'let the account see the configuration of the board (scope read:board-scope.admin:jira-software), or set limits on the Board page',
    });
    return;
  }
  const id = `${projectKey}/${board.id}`;
  const program = programOf(projectKey, frame);
  const as = { since: EPOCH, version: frame.readAt, cause: `jira:board/${board.id}` };
  const { columns } = board.columnConfig;
  // By their names: a column that is moved keeps what people said of it.
  const ids = columns.map(({ name }, place) => {
    const isRepeated = columns.findIndex((column) => column.name === name) < place;
    return `${id}/${name}${isRepeated ? ` (${place})` : ''}`;
  });
  for (const [place, { name, statuses, min, max }] of columns.entries()) {
    const states = statuses.flatMap((status) => frame.stateOfId.get(status.id) ?? []);
    const limits = { least: countOf(min), most: countOf(max) };
    writer.observe(['column', ids[place] as string], { name, program, board: id, place, states, ...limits }, as);
  }
  const form = board.type === 'scrum' || board.type === 'kanban' || board.type === 'simple' ? board.type : undefined;
  writer.observe(['board', id], { name: board.name ?? id, program, form, columns: ids }, as);
}

function countOf(limit: number | null | undefined): number | null {
  return limit !== null && limit !== undefined && Number.isInteger(limit) && limit >= 0 ? limit : null;
}
