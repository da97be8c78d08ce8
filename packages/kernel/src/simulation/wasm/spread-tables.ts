import { TABLE_POINTS } from '../../network.ts';
import { BLOCK, SHUFFLE } from '../block-draw.ts';

/** Where the point 0/1024 would lie in a table, if the middle began there: `twin/sample.ts`. */
const MIDDLE_AT = 272;

/**
 * Four pairs of rows a table, in the order of `SHUFFLE`, one for each quarter of the strata: the points at which the quarter
 * begins, and how far it is from there to the next.
 */
export function spreadTables(tables: Float32Array): Float32Array {
  const spread = new Float32Array((tables.length / TABLE_POINTS) * 8 * BLOCK);
  for (let pair = 0, to = 0; to < spread.length; pair++, to += 2 * BLOCK) {
    const from = (pair >> 2) * TABLE_POINTS + MIDDLE_AT + (pair & 3);
    for (let place = 0; place < BLOCK; place++) {
      const point = from + 4 * SHUFFLE[place]!;
      // The last strata reach beyond the table; their values come from the bins of the tail.
      if (point + 1 >= tables.length) continue;
      spread[to + place] = tables[point]!;
      spread[to + BLOCK + place] = tables[point + 1]! - tables[point]!;
    }
  }
  return spread;
}
