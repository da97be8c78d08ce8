import { join } from 'node:path';
import { root } from '../bootstrap/places.js';
import { type Outcome, verdict } from './stage.ts';
import { tool } from './tool.ts';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: ReadonlyArray<{
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: ReadonlyArray<{ readonly name: string }>;
    }>;
    readonly ruleSetUsed: {
      readonly forbidden: ReadonlyArray<{ readonly name: string; readonly comment: string }>;
    };
  };
}

/**
 * Holds every import against .dependency-cruiser.cjs. A run that read no file would find nothing wrong either,
 * so the number of files read is part of the check.
 * @param folders what to read, relative to `at`
 * @param at the top of a repository
 */
export async function importRules(folders: readonly string[], at = root): Promise<Outcome> {
  const config = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const ended = await tool('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', args, { at });
  if (!ended.stdout.startsWith('{')) return verdict(false, ended.stderr || ended.stdout);
  const { summary }: Cruise = JSON.parse(ended.stdout);
  if (summary.totalCruised === 0) return verdict(false, 'No file was read: the rules were held against nothing.');
  return verdict(summary.violations.length === 0, describe(summary));
}

function describe(summary: Cruise['summary']): string {
  const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
  return summary.violations
    .map(({ from, to, rule, cycle }) => {
      const way = cycle === undefined ? `${from} → ${to}` : [from, ...cycle.map((step) => step.name)].join(' → ');
      return `${rule.name}: ${way}\n    ${reasons.get(rule.name) ?? ''}`;
    })
    .join('\n');
}
