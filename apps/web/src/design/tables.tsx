import { DataTable } from '../ui/data-table.tsx';
import { Section } from '../ui/section.tsx';
import { Status } from '../ui/status.tsx';
import { formatMove } from '../words/figures.ts';

const ROWS = [
  { name: 'Release 6.3.0', p85: '15 Nov', move: 4, tone: 'risk', word: 'at risk' },
  { name: 'Release 7.0.0', p85: '12 Jan', move: -8, tone: 'late', word: 'late' },
  { name: 'Release 7.1.0', p85: '18 Apr', move: 0, tone: 'ok', word: 'on track' },
] as const;

/** A table: names left, figures right, hairlines only. */
export function Tables() {
  return (
    <Section title="Tables" note="Every picture has one as its twin">
      <DataTable
        caption="Milestones"
        rows={ROWS}
        keyOf={({ name }) => name}
        columns={[
          { head: 'Release', cell: ({ name }) => name },
          { head: '85\u00a0% by', number: true, cell: ({ p85 }) => p85 },
          {
            head: 'In a week',
            number: true,
            cell: ({ move }) => (
              <span className={move > 0 ? 'later' : move < 0 ? 'sooner' : ''}>{formatMove(move)}</span>
            ),
          },
          { head: 'Health', cell: ({ tone, word }) => <Status tone={tone}>{word}</Status> },
        ]}
      />
    </Section>
  );
}
