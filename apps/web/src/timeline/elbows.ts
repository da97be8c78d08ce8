/** A corner of a line. */
export type Point = readonly [x: number, y: number];

export type Dependency = 'FS' | 'SS' | 'FF' | 'SF';

/** A bar, as far as a line goes around it: its ends, and the middle and the edges of its row. */
export type Ends = {
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly top: number;
  readonly bottom: number;
};

const OUT = 7;

/** The line of a link in right angles: out of one bar, between the rows, and into the end of the other that waits. */
export function elbow(before: Ends, after: Ends, dependency: Dependency): readonly Point[] {
  const [leaves, arrives] = [sideOf(dependency[0]), sideOf(dependency[1])];
  const [x1, y1] = [endAt(before, leaves), before.middle];
  const [x2, y2] = [endAt(after, arrives), after.middle];
  const [out, into] = [x1 + leaves * OUT, x2 + arrives * OUT];
  const outer = leaves > 0 ? Math.max(out, into) : Math.min(out, into);
  if (leaves === arrives)
    return [
      [x1, y1],
      [outer, y1],
      [outer, y2],
      [x2, y2],
    ];
  if (outer === into)
    return [
      [x1, y1],
      [out, y1],
      [out, y2],
      [x2, y2],
    ];
  // The other end lies behind: the line goes back in the gap between the rows.
  const gap = y2 >= y1 ? after.top : after.bottom;
  return [
    [x1, y1],
    [out, y1],
    [out, gap],
    [into, gap],
    [into, y2],
    [x2, y2],
  ];
}

const sideOf = (end: string | undefined): 1 | -1 => (end === 'F' ? 1 : -1);
const endAt = ({ from, to }: Ends, side: 1 | -1): number => (side > 0 ? to : from);
