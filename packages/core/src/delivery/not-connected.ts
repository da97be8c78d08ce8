import type { Source } from './source.ts';

/** Why nothing is known of deployments to production; null when something is. */
export function noProduction({ attempts, deployments }: Source): string | null {
  if (attempts.length > 0) return null;
  return deployments === 0
    ? 'no deployments are known: connect GitHub, or import git'
    : `none of ${deployments} known deployments went to production: say under Words which environment means production`;
}

/** Why nothing is known of failures; null when something is. */
export function noFailures(source: Source): string | null {
  if (source.tellsFailures) return null;
  return 'nothing tells of failures: say under Words which type or label means incident';
}
