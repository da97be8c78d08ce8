export { parseMap, UnfitHeader } from './csv/mapping.ts';
export { readCsv } from './csv/read-csv.ts';
export { UnfitRepository } from './git/history.ts';
export { readGit } from './git/read-git.ts';
export { readJiraArchive } from './jira/archive.ts';
export { translateIssue } from './jira/translate-issue.ts';
export {
  type CheckReport,
  type Connector,
  type Cursor,
  type Delivery,
  type Field,
  type Page,
  type PullRequest,
  type RawRecord,
  ResyncNeeded,
  type Session,
  type SignIn,
  type Translator,
} from './kit/connector.ts';
export { parseAllowed } from './kit/egress/address.ts';
export { createEgress } from './kit/egress/egress.ts';
export { type Credentials, type Http, HttpFailure } from './kit/http.ts';
export { type Breaker, createBreaker } from './kit/http-core/breaker.ts';
export { createHttp } from './kit/http-core/create-http.ts';
export { type Line, readLines } from './kit/lines.ts';
export { type TranslatedRecord, unreadable } from './kit/record.ts';
export { recordedHttp } from './kit/recording/recorded-http.ts';
export { Secret } from './kit/secret.ts';
export { recordOf, type TranslatedLine, translateLines } from './kit/translate-lines.ts';
export type { Observation, Translation } from './kit/translation.ts';
export type { LeaveRow } from './people/leave-row.ts';
export { type HolidayRegion, holidayRegions, type PublicHoliday, publicHolidays } from './people/public-holidays.ts';
export { readLeave } from './people/read-leave.ts';
export { type PersonRow, readPeople } from './people/read-people.ts';
export { type ReadRows, readTable, type TableRow, UnfitText } from './people/read-table.ts';
export { type AnyConnector, connectors } from './registry.ts';
