/** Two made-up objectives as a table, linked to milestones that there are: whoever sees them knows from their names. */
export function exampleText(milestones: readonly string[]): string {
  const [first = '', second = ''] = milestones;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = [
    ['Example: customers can move to the new version', 'Made up, to look around', '400000', '20000', first],
    ['Example: fewer support calls', 'Made up, to look around', '900000', '12000', second],
  ];
  return [['Objective', 'Why', 'Value', 'Cost of delay', 'Work'], ...rows]
    .map((row) => row.map(quoted).join(','))
    .join('\n');
}
