import type { EvidenceRef } from '@fulcrum/workbench/views';

const KINDS = new Set(['items', 'facts', 'forecast', 'calibration', 'diagnostics', 'method', 'part']);
const MARK = '~';

const escapeText = (text: string) => text.replaceAll('%', '%25').replaceAll(MARK, '%7E').replaceAll('=', '%3D');

/** Evidence as one piece of text that can stand in an address: `items~25~25 open items~team=TIMOB/iOS`. */
export function evidenceText(ref: EvidenceRef): string {
  const params = Object.entries(ref.params).map(([key, value]) => `${escapeText(key)}=${escapeText(value)}`);
  return [ref.kind, ref.count ?? '', escapeText(ref.label), ...params].join(MARK);
}

/** The evidence that an address names; undefined when it names none that can be read. */
export function evidenceIn(text: string | undefined): EvidenceRef | undefined {
  const [kind, count, label, ...rest] = (text ?? '').split(MARK);
  if (kind === undefined || label === undefined || !KINDS.has(kind)) return undefined;
  const params = Object.fromEntries(rest.map((pair) => paramIn(pair)));
  const counted = count ? { count: Number(count) } : {};
  return { kind: kind as EvidenceRef['kind'], label: unescapeText(label), params, ...counted };
}

function paramIn(pair: string): [string, string] {
  const [key = '', ...value] = pair.split('=');
  return [unescapeText(key), unescapeText(value.join('='))];
}

function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
