import { addDays } from '@fulcrum/core/calendar';

const TEAMS = ['Apps', 'Backend', 'Data', 'Platform', 'Payments'];
const FIRST = '2025-01-06';
/** The day as of which the program is looked at. */
export const LINKED_CLOCK = '2025-12-15';

/**
 * A program of five teams as a table: a year of finished work, and open items with links of every tie. Item P-0 is in one ring with
 * P-20 and P-40, P-7 waits for what is in no record, and P-8 for what nobody plans.
 * @param open how many open items, 50 at the least
 */
export function linkedCsv(open: number): string {
  const done = Array.from({ length: 250 }, (_, index) => {
    const started = addDays(FIRST, (index * 37) % 330);
    const finished = addDays(started, 1 + (index % 9));
    return ['D-', index, `Done ${index}`, started, started, finished, 'Done', TEAMS[index % 5], 'R1', ''];
  });
  const rows = Array.from({ length: open }, (_, index) => {
    const team = TEAMS[index % 5];
    return ['P-', index, `${team} piece ${index}`, '2025-10-06', '', '', 'To do', team, 'R1', linksOf(index)];
  });
  const head = 'id,title,created,started,finished,state,team,milestone,blocked by';
  const lines = [...done, ...rows].map(([prefix, index, ...rest]) => `${prefix}${index},${rest.join(',')}`);
  return `${[head, ...lines, 'LOOSE-1,Nobody plans this,2025-10-06,,,To do,,,'].join('\n')}\n`;
}

const TIES = ['', ' FS+3', ' SS', ' FF', ' SS+2'];

function linksOf(index: number): string {
  const ring = { 0: 'P-40', 20: 'P-0', 40: 'P-20', 7: 'GONE-1', 8: 'LOOSE-1' }[index];
  const usual = index < 10 ? undefined : `P-${index - 10 + (index % 3)}${TIES[index % 5]}`;
  return [ring, index === 20 || index === 40 ? undefined : usual].filter(Boolean).join(';');
}
