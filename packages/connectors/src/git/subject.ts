/** What the message of a change tells of the pull request behind it. */
export interface Told {
  readonly number: number | null;
  readonly title: string;
  /** The branch that was merged. */
  readonly branch: string | null;
  /** The commit that it takes back. */
  readonly reverts: string | null;
}

const MERGES: readonly RegExp[] = [
  // GitHub: the owner comes before the branch
  /^Merge pull request #(?<number>\d+) from (?:[^\s/:]+[/:])?(?<branch>\S+)/,
  // Bitbucket Server
  /^(?:Merge p|P)ull request #(?<number>\d+)(?:: [^\n]*)?\s+(?:in|Merge in) \S+ from (?<branch>\S+)/,
  // GitLab
  /^Merge branch '(?<branch>[^']+)'(?: into \S+)?(?:[\s\S]*See merge request \S*!(?<number>\d+))?/,
  // Bitbucket
  /^Merged in (?<branch>\S+) \(pull request #(?<number>\d+)\)/,
];
const SQUASHED = /\((?:#|!)(\d+)\)$/;

/** Reads the message that the forges write for a merge, or that a squashed pull request has. */
export function readSubject(message: string): Told {
  const lines = message.split('\n');
  const subject = (lines[0] ?? '').trim();
  const body = lines
    .slice(1)
    .find((line) => line.trim() !== '')
    ?.trim();
  const reverts = message.match(/\bThis reverts commit ([0-9a-f]{7,40})/)?.[1] ?? null;
  for (const pattern of MERGES) {
    const found = message.match(pattern)?.groups;
    if (found === undefined) continue;
    const number = found.number === undefined ? null : Number(found.number);
    return { number, title: body ?? subject, branch: found.branch ?? null, reverts };
  }
  const squashed = subject.match(SQUASHED)?.[1];
  return { number: squashed === undefined ? null : Number(squashed), title: subject, branch: null, reverts };
}
