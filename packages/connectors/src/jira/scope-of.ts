/** The query that chooses the issues, without an order. */
export function scopeOf({ projects, jql }: { readonly projects: readonly string[]; readonly jql: string }): string {
  const own = jql.replace(/\border\s+by\b[^"']*$/i, '').trim();
  const parts = [
    ...(projects.length > 0 ? [`project in (${projects.map((key) => `"${key}"`).join(', ')})`] : []),
    ...(own === '' ? [] : [`(${own})`]),
  ];
  return parts.join(' AND ');
}
