/** Days on which somebody is away, as a table or a calendar has them. */
export interface LeaveRow {
  readonly where: string;
  /** What tells it apart from others of the same source: read twice, it is one leave. */
  readonly key: string;
  /** Names and addresses by which whoever is away may be known, the surest first; empty where nothing is said. */
  readonly who: readonly string[];
  /** The team that is away, where it is no person. */
  readonly team: string | undefined;
  readonly title: string | undefined;
  readonly from: string;
  readonly until: string;
  /** How much of each day; 1 is all. */
  readonly share: number;
}

/** What is read besides the text itself. */
export interface LeaveOptions {
  /** Days of which is read: a calendar may go on for ever. */
  readonly from: string;
  readonly until: string;
  /** The time zone of days, as an IANA name; for times of a calendar that are told in UTC. */
  readonly zone: string | null;
}
