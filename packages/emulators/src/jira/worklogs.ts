import type { Worklog } from './things.ts';

/** The worklogs of an emulated Jira, and those that were deleted. */
export class Worklogs {
  readonly #byIssue = new Map<string, Worklog[]>();
  readonly #wasLogged = new Set<string>();
  readonly deleted: { readonly id: number; readonly updated: number }[] = [];

  all(): readonly Worklog[] {
    return [...this.#byIssue.values()].flat();
  }

  /** Those of an issue, by its id. */
  of(issueId: string): readonly Worklog[] {
    return this.#byIssue.get(issueId) ?? [];
  }

  /** The seconds that were logged on an issue; null when nothing ever was. */
  loggedOn(issueId: string): number | null {
    return this.#wasLogged.has(issueId) ? this.of(issueId).reduce((sum, { seconds }) => sum + seconds, 0) : null;
  }

  find(id: number): Worklog | undefined {
    return this.all().find((each) => each.id === id);
  }

  /** Adds one, or replaces the one with its id. */
  put(worklog: Worklog): void {
    const own = this.#byIssue.get(worklog.issueId) ?? [];
    const at = own.findIndex(({ id }) => id === worklog.id);
    own.splice(at === -1 ? own.length : at, 1, worklog);
    this.#byIssue.set(worklog.issueId, own);
    this.#wasLogged.add(worklog.issueId);
  }

  remove({ id, issueId }: Worklog, updated: number): void {
    this.#byIssue.set(
      issueId,
      this.of(issueId).filter((each) => each.id !== id),
    );
    this.deleted.push({ id, updated });
  }
}
