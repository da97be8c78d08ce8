import './team-name.css';

const HUES = 8;

/** A team's hue, the same on every page. It only helps the eye: the name always stands beside it. */
export function teamHue(team: string): number {
  let hash = 2_166_136_261;
  for (const sign of team) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return ((hash >>> 0) % HUES) + 1;
}

export function TeamName({ team, name }: { readonly team: string; readonly name: string }) {
  return <span className={`team-name team-hue-${teamHue(team)}`}>{name}</span>;
}
