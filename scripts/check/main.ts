// Runs every check and every test, or those named as arguments, and ends with `N passed, N failed`.
import { styleText } from 'node:util';
import type { Outcome, Stage } from './stage.ts';
import { stages } from './stages.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  const known = [...new Set(stages.map((stage) => stage.name))].join(', ');
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${known}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const stage of stages) {
  if (asked.length > 0 && !asked.includes(stage.name)) continue;
  const started = performance.now();
  const outcome = await outcomeOf(stage);
  tell(stage, outcome, performance.now() - started);
  passed += outcome.passed;
  failed += outcome.failed;
}
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

/** One stage that breaks down must not hide the others. */
async function outcomeOf(stage: Stage): Promise<Outcome> {
  try {
    return await stage.run();
  } catch (error) {
    return { passed: 0, failed: 1, report: String((error as Error).stack ?? error) };
  }
}

function tell(stage: Stage, outcome: Outcome, tookMs: number): void {
  const holds = outcome.failed === 0;
  const mark = holds ? styleText('green', '✓') : styleText('red', '✗');
  const count = outcome.passed + outcome.failed > 1 ? `, ${outcome.passed} passed, ${outcome.failed} failed` : '';
  console.log(`${mark} ${stage.about} (${(tookMs / 1000).toFixed(1)} s${count})`);
  if (!holds) console.log(outcome.report);
}
