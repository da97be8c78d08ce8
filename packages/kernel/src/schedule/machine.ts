/** What runs a search: its memory, and the one step that it takes. */
export interface Machine {
  readonly memory: Int32Array;
  /** Goes on until so many schedules were generated, or the search is over. */
  readonly run: (until: number) => void;
}

/** A machine with an empty memory of so many words. */
export type MachineOf = (words: number) => Machine;
