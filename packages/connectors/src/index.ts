export { parseMap, UnfitHeader } from './csv/mapping.ts';
export { readCsv } from './csv/read-csv.ts';
export { readJiraArchive } from './jira/archive.ts';
export { translateIssue } from './jira/translate-issue.ts';
export { type Line, readLines } from './kit/lines.ts';
export { type TranslatedRecord, unreadable } from './kit/record.ts';
