import './team-name.css';

const HUES = 8;
const taken = new Map<string, number>();

/** A number from a name, the same everywhere (FNV-1a). */
function hashOf(name: string): number {
  let hash = 2_166_136_261;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/**
 * A team's hue, 1 to 8, the same on every page of a visit. Two teams share one only when there are more than eight.
 * It only helps the eye: the name always stands beside it.
 */
export function teamHue(team: string): number {
  const known = taken.get(team);
  if (known !== undefined) return known;
  const used = new Set(taken.values());
  const first = hashOf(team) % HUES;
  const places = Array.from({ length: HUES }, (_, step) => ((first + step) % HUES) + 1);
  const hue = places.find((place) => !used.has(place)) ?? first + 1;
  taken.set(team, hue);
  return hue;
}

export function TeamName({ team, name }: { readonly team: string; readonly name: string }) {
  return (
    <span className={`team-name team-hue-${teamHue(team)}`} title={name}>
      <span>{name}</span>
    </span>
  );
}
