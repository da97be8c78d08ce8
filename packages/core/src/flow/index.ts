export type { AgeLevels, AgeSince } from './age-levels.ts';
export {
  type BoardCard,
  type BoardScope,
  boardCards,
  flowEfficiency,
  type SuggestedLimit,
  suggestedForColumn,
  suggestedLimit,
  weekFlow,
} from './board.ts';
export { type BoardColumn, boardColumns, boardsOf, columnOf } from './board-columns.ts';
export { METRICS } from './metrics.ts';
