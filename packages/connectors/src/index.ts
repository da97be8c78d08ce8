export { parseMap, UnfitHeader } from './csv/mapping.ts';
export { readCsv } from './csv/read-csv.ts';
export { readJiraArchive } from './jira/archive.ts';
export { translateIssue } from './jira/translate-issue.ts';
export { type Line, readLines } from './kit/lines.ts';
export { type TranslatedRecord, unreadable } from './kit/record.ts';
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
export { type Credentials, type Http, HttpFailure } from './kit/http.ts';
export { Secret } from './kit/secret.ts';
export type { Observation, Translation } from './kit/translation.ts';
