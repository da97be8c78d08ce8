/**
 * Shares of a whole as whole points of a hundred whose sum is that of the whole, exactly: each is rounded down, and those that lost
 * most are rounded up. Moves of odds are read as points, and nobody trusts parts that do not add up.
 * @param whole its share, −1 to 1; `parts` add up to it
 */
export function wholePoints(whole: number, parts: readonly number[]): readonly number[] {
  const exact = parts.map((part) => part * 100);
  const down = exact.map(Math.floor);
  const short = Math.round(whole * 100) - down.reduce((sum, each) => sum + each, 0);
  const byLoss = exact
    .map((each, index) => ({ index, loss: each - Math.floor(each) }))
    .sort((one, other) => other.loss - one.loss || one.index - other.index);
  const up = new Set(byLoss.slice(0, Math.max(0, short)).map(({ index }) => index));
  // A sum of floating-point numbers can lie a hair off a whole point: the largest part takes it.
  const rest = short - up.size;
  const widest = exact.reduce((best, each, index) => (Math.abs(each) > Math.abs(exact[best] ?? 0) ? index : best), 0);
  return down.map((each, index) => each + (up.has(index) ? 1 : 0) + (index === widest ? rest : 0) || 0);
}
