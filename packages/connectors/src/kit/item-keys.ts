/** Words that look like the key of an item and are none. */
const NO_PROJECTS =
  /^(?:UTF|SHA|MD|ISO|RFC|CVE|AES|RSA|GHSA|CWE|COVID|X|ES|HTTP|TLS|SSL|UTC|GMT|IPV|BASE|INT|UINT|FLOAT|PR)$/;

/** The keys of items that a text names: `PROJ-12`, and `owner/name#12` for what it closes by number in its repository. */
export function itemKeys(text: string, repository?: string): readonly string[] {
  const keys = [...text.matchAll(/(?<![\w-])([A-Z][A-Z0-9_]{1,30})-(\d{1,7})(?![\w-]*\d-)\b/g)];
  const found = keys.flatMap(([, project = '', number]) => (NO_PROJECTS.test(project) ? [] : [`${project}-${number}`]));
  const closed =
    repository === undefined
      ? []
      : [...text.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d{1,9})\b/gi)].map(
          ([, number]) => `${repository}#${number}`,
        );
  return [...new Set([...found, ...closed])];
}
