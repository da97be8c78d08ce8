/** A request that changes something, as our pages make it. */
export const put = (body: object): RequestInit => ({
  method: 'PUT',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const post = (body: object): RequestInit => ({ ...put(body), method: 'POST' });

/** Where things are told and listed. */
export const THINGS = '/api/programs/TIMOB/things';
/** The milestone that most calls are about. */
export const MILESTONE = '/api/programs/TIMOB/milestones/Release%207.0.0';

/** A risk that is told as far as it has to be. */
const RISK = { id: 'R', chance: 0.5, low: 5, likely: 10, high: 20, teams: ['TIMOB/iOS'] };

const PEOPLE = '/api/programs/TIMOB/people/import';

/** Nothing listens there, and nobody allowed it. */
const NOWHERE = { url: 'https://127.0.0.1:9' };

/** Calls with real answers, at least one for each operation of the catalogue. */
export const CALLS: readonly (readonly [id: string, path: string, init: RequestInit | null])[] = [
  ['workspace', '/api/workspace', null],
  ['portfolio', '/api/portfolio', null],
  ['portfolio', '/api/portfolio?reveal=true&asOf=2017-03-01', null],
  ['portfolio', '/api/portfolio?asOf=1995-01-01', null],
  ['overview', '/api/programs/TIMOB/overview', null],
  ['overview', '/api/programs/TIMOB/overview?asOf=2021-12-31', null],
  ['milestones', '/api/programs/TIMOB/milestones?all=true', null],
  ['milestone', `${MILESTONE}?replications=500`, null],
  ['milestone', '/api/programs/TIMOB/milestones/6.0.0?replications=500&reveal=true', null],
  ['options', `${MILESTONE}/options`, null],
  ['brief', `${MILESTONE}/brief?since=2017-08-15`, null],
  ['brief', '/api/programs/TIMOB/milestones/6.0.0/brief', null],
  ['forecast', '/api/programs/TIMOB/forecast?milestone=7.0.0&replications=500', null],
  ['forecast', '/api/programs/TIMOB/forecast', null],
  ['explain', `${MILESTONE}/explain?from=2017-08-15&replications=500`, null],
  ['explain', `${MILESTONE}/explain?from=2010-01-01&to=2017-09-01&replications=500&facts=0`, null],
  ['schedule', '/api/programs/TIMOB/schedule', null],
  ['schedule', '/api/programs/TIMOB/schedule?milestone=7.0.0&byTarget=true&strict=1', null],
  ['plan-order', '/api/programs/TIMOB/schedule/order?milestone=7.0.0', null],
  ['keep-plan', '/api/programs/TIMOB/schedule/keep', post({ milestone: '7.0.0' })],
  ['undo-plan', '/api/programs/TIMOB/schedule/undo', post({})],
  ['model', '/api/programs/TIMOB/model', null],
  ['what-if', '/api/programs/TIMOB/what-if', post({ changes: [{ kind: 'capacity', team: 'iOS', slots: 9 }] })],
  ['what-if', '/api/programs/TIMOB/what-if', post({ changes: [{ kind: 'put-risk', risk: RISK }] })],
  ['levers', `${MILESTONE}/levers`, null],
  ['tornado', `${MILESTONE}/tornado`, null],
  ['bottleneck', `${MILESTONE}/bottleneck`, null],
  ['cost', '/api/programs/TIMOB/cost', null],
  ['timeline', '/api/programs/TIMOB/timeline', null],
  ['load', '/api/programs/TIMOB/load', null],
  ['load', '/api/programs/TIMOB/load?milestone=7.0.0&asOf=2016-06-01', null],
  ['load', '/api/programs/TIMOB/load?asOf=1995-01-01', null],
  ['candidates', `${MILESTONE}/candidates?items=TIMOB-25064,TIMOB-25263`, null],
  ['set-ceiling', '/api/workspace/ceiling', put({ weeks: 4, days: null })],
  ['changes', '/api/programs/TIMOB/changes?from=2017-09-08', null],
  ['flow', '/api/programs/TIMOB/flow?weeks=12', null],
  ['flow', '/api/programs/TIMOB/flow?team=ios&milestone=7.0.0', null],
  ['flow', '/api/programs/TIMOB/flow?team=TIMOB%2FCLI&weeks=4', null],
  ['delivery', '/api/programs/TIMOB/delivery?from=2017-01-01', null],
  ['method', '/api/methods/forecast', null],
  ['calibration', '/api/programs/TIMOB/calibration', null],
  ['items', '/api/programs/TIMOB/items?category=open&limit=7', null],
  ['items', '/api/programs/TIMOB/items?q=camera%20%25&sort=-created&team=none', null],
  ['facets', '/api/programs/TIMOB/facets?category=open', null],
  ['item', '/api/items/TIMOB-25275', null],
  ['facts', '/api/facts?subject=item%3ATIMOB-25275&limit=5', null],
  ['diagnostics', '/api/diagnostics', null],
  ['search', '/api/search?q=7.0', null],
  ['create-scenario', '/api/programs/TIMOB/scenarios', post({ name: 'More people', note: 'what if' })],
  ['create-scenario', '/api/programs/TIMOB/scenarios', post({ name: 'Less scope' })],
  [
    'change-scenario',
    '/api/scenarios/S1/changes',
    post({ change: { form: 'add-items', milestone: '7.0.0', count: 3 } }),
  ],
  ['change-scenario', '/api/scenarios/S1/changes', post({ change: { form: 'capacity', team: 'iOS', slots: 9 } })],
  ['undo-change', '/api/scenarios/S1/undo', post({})],
  ['scenario', '/api/scenarios/More%20people', null],
  ['scenarios', '/api/programs/TIMOB/scenarios', null],
  ['compare', '/api/programs/TIMOB/compare?right=S1&replications=200', null],
  ['compare', '/api/programs/TIMOB/compare?left=S2&right=S1&replications=200', null],
  ['overview', '/api/programs/TIMOB/overview?scenario=S1', null],
  ['milestone', `${MILESTONE}?replications=500&scenario=S1&quick=1`, null],
  ['forecast', '/api/programs/TIMOB/forecast?milestone=7.0.0&replications=500&scenario=S1', null],
  ['side-by-side', '/api/programs/TIMOB/side-by-side?scenarios=S1,S2&replications=500', null],
  ['rename-scenario', '/api/scenarios/S2/name', put({ name: 'Least scope' })],
  ['discard-scenario', '/api/scenarios/S2/discard', post({})],
  ['reopen-scenario', '/api/scenarios/S2/reopen', post({})],
  ['commit-scenario', '/api/scenarios/S1/commit', post({ accept: true })],
  ['revert-scenario', '/api/scenarios/S1/revert', post({})],
  ['words', '/api/words', null],
  ['set-word', '/api/words', put({ id: 'state/Resolved', means: 'done' })],
  ['set-target', `${MILESTONE}/target`, put({ day: '2017-12-01' })],
  ['set-clock', '/api/workspace/clock', put({ day: '2017-09-15' })],
  ['set-currency', '/api/workspace/currency', put({ currency: 'EUR' })],
  ['record', `${THINGS}/leave`, post({ set: { team: 'iOS', from: '2017-12-04', until: '2017-12-08' } })],
  ['record', `${THINGS}/person`, post({ id: 'Gita Joshi', set: { skills: ['Swift'], allocation: 0.5 } })],
  ['things', `${THINGS}/leave`, null],
  ['things', `${THINGS}/person?q=gita&limit=3`, null],
  ['import-people', PEOPLE, post({ kind: 'people', text: 'Name,Team\nGita Joshi,iOS\n"<b>","=1+1"\n' })],
  ['import-people', PEOPLE, post({ kind: 'leave', text: 'Title,From\nHoliday,2017-12-04\n', of: 'everybody' })],
  ['people-matches', '/api/people/matches', null],
  ['answer-match', '/api/people/matches', post({ one: 'Gita Joshi', other: 'Bao Costa', answer: 'different' })],
  ['tools', '/api/tools', null],
  ['try-tool', '/api/tools/linear/try', post({ settings: NOWHERE, secrets: { key: 'lin_api_nobody' } })],
  ['connect', '/api/connections', post({ tool: 'linear', settings: NOWHERE, secrets: { key: 'lin_api_nobody' } })],
  ['connections', '/api/connections', null],
  ['pause-connection', '/api/connections/Linear/paused', put({ paused: true })],
  ['connection', '/api/connections/Linear', null],
  ['test-connection', '/api/connections/linear/test', post({})],
  ['renew-connection', '/api/connections/linear/sign-in', put({ secrets: { key: 'lin_api_other' } })],
  ['set-webhook', '/api/connections/linear/webhook', put({ secret: 'longer-than-a-guess' })],
  ['sync', '/api/connections/linear/sync', post({ kind: 'full' })],
  ['remove-connection', '/api/connections/linear/remove', post({ data: 'forget' })],
];
