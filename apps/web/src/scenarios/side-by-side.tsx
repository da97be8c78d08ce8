/** Up to four scenarios side by side, and what everybody sees. */
export function SideBySide({ program, ids }: { readonly program: string; readonly ids: readonly string[] }) {
  return <p>{`${program} ${ids.join(', ')}`}</p>;
}
