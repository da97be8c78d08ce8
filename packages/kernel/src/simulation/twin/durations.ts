import { EFFECT, type Network } from '../../network.ts';
import { BLOCK, type BlockDraw, drawBlock, KIND, streamOf } from '../block-draw.ts';
import { permute, valuesOfStrata } from './sample.ts';

const { fround } = Math;

/** No duration is longer, so that no sum of them leaves the numbers. */
const LONGEST = 1e9;

/** What all durations of a block lean on: the levels and the risk events, 256 replications each. */
export interface SharedDraws {
  readonly seed: number;
  readonly block: number;
  readonly draw: BlockDraw;
  readonly values: Float32Array;
  /** By level. */
  readonly levels: Float32Array;
  /** By risk event: does it happen, and how big is it then. */
  readonly happens: Float32Array;
  readonly sizes: Float32Array;
}

/** Draws the levels and the risk events of a block. */
export function sharedDraws(network: Network, seed: number, block: number): SharedDraws {
  const { levelKey, levelTable, riskKey, riskTable, riskScale } = network;
  const shared: SharedDraws = {
    seed,
    block,
    draw: { strata: new Uint8Array(BLOCK), offset: 0 },
    values: new Float32Array(BLOCK),
    levels: new Float32Array(levelKey.length * BLOCK),
    happens: new Float32Array(riskKey.length * BLOCK),
    sizes: new Float32Array(riskKey.length * BLOCK),
  };
  const { tables } = network;
  for (let l = 0; l < levelKey.length; l++) {
    drawStrata(shared, levelKey[l]! ^ KIND.LEVEL);
    valuesOfStrata(shared.values, { tables, table: levelTable[l]!, scale: 1 }, shared.draw.offset);
    permute(rowOf(shared.levels, l), shared.values, shared.draw);
  }
  for (let k = 0; k < riskKey.length; k++) {
    drawStrata(shared, riskKey[k]! ^ KIND.RISK);
    const edge = fround(fround(network.riskChance[k]! * BLOCK) - shared.draw.offset);
    for (let v = 0; v < BLOCK; v++) shared.values[v] = v < edge ? 1 : 0;
    permute(rowOf(shared.happens, k), shared.values, shared.draw);
    drawStrata(shared, riskKey[k]! ^ KIND.RISK_SIZE);
    valuesOfStrata(shared.values, { tables, table: riskTable[k]!, scale: riskScale[k]! }, shared.draw.offset);
    permute(rowOf(shared.sizes, k), shared.values, shared.draw);
  }
  return shared;
}

/** The durations of an activity: its draw × its scale × its level, and then its risk events one after the other; from 0 to `LONGEST`. */
export function sampleDurations(into: Float32Array, { network, shared, activity }: Sampled): void {
  const { table, scale, tables, key, level, hitStart } = network;
  if (scale[activity] === 0) into.fill(0);
  else {
    drawStrata(shared, key[activity]! ^ KIND.ACTIVITY);
    const source = { tables, table: table[activity]!, scale: scale[activity]! };
    valuesOfStrata(shared.values, source, shared.draw.offset);
    permute(into, shared.values, shared.draw);
  }
  if (level[activity]! >= 0) {
    const factor = rowOf(shared.levels, level[activity]!);
    for (let j = 0; j < BLOCK; j++) into[j] = fround(into[j]! * factor[j]!);
  }
  for (let h = hitStart[activity]!; h < hitStart[activity + 1]!; h++) applyRisk(into, { network, shared, hit: h });
  keepWithin(into);
}

/** What is no number at all, infinity times 0, is nothing. */
function keepWithin(durations: Float32Array): void {
  for (let j = 0; j < BLOCK; j++) {
    if (!(durations[j]! > 0)) durations[j] = 0;
    else if (durations[j]! > LONGEST) durations[j] = LONGEST;
  }
}

interface Hit {
  readonly network: Network;
  readonly shared: SharedDraws;
  readonly hit: number;
}

function applyRisk(into: Float32Array, { network, shared, hit }: Hit): void {
  const happens = rowOf(shared.happens, network.hitRisk[hit]!);
  const size = rowOf(shared.sizes, network.hitRisk[hit]!);
  const adds = network.hitEffect[hit] === EFFECT.ADD;
  for (let j = 0; j < BLOCK; j++) {
    if (happens[j] === 1) into[j] = fround(adds ? into[j]! + size[j]! : into[j]! * size[j]!);
  }
}

/** Whose durations, of which network, leaning on what. */
export interface Sampled {
  readonly network: Network;
  readonly shared: SharedDraws;
  readonly activity: number;
}

/** Row i of a column that holds 256 values a row. */
export function rowOf<T extends Float32Array | Int32Array>(column: T, i: number): T {
  return column.subarray(i * BLOCK, (i + 1) * BLOCK) as T;
}

function drawStrata({ draw, seed, block }: SharedDraws, key: number): void {
  drawBlock(draw, streamOf(seed, key), block);
}
