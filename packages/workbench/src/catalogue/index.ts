import { BOARD_OPERATIONS } from './board-operations.ts';
import { BRIEF_OPERATIONS } from './brief-operations.ts';
import { CALENDAR_OPERATIONS } from './calendar-operations.ts';
import { CONNECTION_OPERATIONS } from './connection-operations.ts';
import { DELIVERY_OPERATIONS } from './delivery-operations.ts';
import { DEPENDENCY_OPERATIONS } from './dependency-operations.ts';
import { LOAD_OPERATIONS } from './load-operations.ts';
import { OBJECTIVE_OPERATIONS } from './objective-operations.ts';
import type { Operation } from './operation.ts';
import { PEOPLE_OPERATIONS } from './people-operations.ts';
import { PLAN_OPERATIONS } from './plan-operations.ts';
import { PORTFOLIO_OPERATIONS } from './portfolio-operations.ts';
import { READ_OPERATIONS } from './read-operations.ts';
import { RECORD_OPERATIONS } from './record-operations.ts';
import { SCENARIO_OPERATIONS } from './scenario-operations.ts';
import { SCHEDULE_OPERATIONS } from './schedule-operations.ts';
import { SCOPE_OPERATIONS } from './scope-operations.ts';
import { WHY_OPERATIONS } from './why-operations.ts';
import { WORK_OPERATIONS } from './work-operations.ts';
import { WRITE_OPERATIONS } from './write-operations.ts';

/** Everything that Fulcrum can be asked or told. */
export const CATALOGUE: readonly Operation[] = [
  ...READ_OPERATIONS,
  ...PORTFOLIO_OPERATIONS,
  ...DELIVERY_OPERATIONS,
  ...BRIEF_OPERATIONS,
  ...WHY_OPERATIONS,
  ...SCHEDULE_OPERATIONS,
  ...PLAN_OPERATIONS,
  ...LOAD_OPERATIONS,
  ...DEPENDENCY_OPERATIONS,
  ...SCOPE_OPERATIONS,
  ...OBJECTIVE_OPERATIONS,
  ...WORK_OPERATIONS,
  ...BOARD_OPERATIONS,
  ...WRITE_OPERATIONS,
  ...CALENDAR_OPERATIONS,
  ...SCENARIO_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...CONNECTION_OPERATIONS,
  ...PEOPLE_OPERATIONS,
] as unknown as readonly Operation[];
