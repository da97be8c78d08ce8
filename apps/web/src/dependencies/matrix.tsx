import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { StatusShape } from '../ui/status.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { plural } from '../words/figures.ts';
import type { DependenciesView, LinkSearch } from './dependencies-query.ts';
import { slackWords } from './stands.ts';
import './matrix.css';

type Cell = DependenciesView['matrix'][number];
type Props = {
  readonly view: DependenciesView;
  readonly asked: LinkSearch;
  readonly narrow: (part: LinkSearch) => void;
};

/** Who gives and who waits, team by team: how many open links, how many late, and the least slack. A cell shows its links. */
export function Matrix({ view, asked, narrow }: Props) {
  const { teams } = view;
  const matrix = view.matrix.filter(({ from, to }) => from !== NOT_READ && to !== NOT_READ);
  const cells = new Map(matrix.map((cell) => [keyOf(cell.from, cell.to), cell]));
  const gives = teams.filter(({ id }) => matrix.some(({ from }) => from === id));
  const waits = teams.filter(({ id }) => matrix.some(({ to }) => to === id));
  const choose = ({ from, to }: Cell) => {
    const isChosen = asked.gives === from && asked.waits === to;
    narrow(isChosen ? { gives: undefined, waits: undefined } : { gives: from, waits: to });
  };
  return (
    <Section
      title="Team by team"
      note="rows give, columns wait; open links, how many are late, least slack in working days"
    >
      <ScrollX label="Links team by team">
        <table className="link-matrix">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Gives</span>
              </th>
              {waits.map(({ id, name }) => (
                <th scope="col" key={id}>
                  <span title={name}>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {gives.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">
                  <TeamName team={id} name={name} />
                </th>
                {waits.map((other) => (
                  <td key={other.id} className={id === other.id ? 'link-matrix-own' : undefined}>
                    <CellOf
                      cell={cells.get(keyOf(id, other.id))}
                      names={[name, other.name]}
                      isChosen={asked.gives === id && asked.waits === other.id}
                      onChoose={choose}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <Outside count={sumOf(view.matrix) - sumOf(matrix)} narrow={narrow} />
    </Section>
  );
}

/** What stands for the team of what is in no record. */
const NOT_READ = '?';

const sumOf = (cells: readonly Cell[]) => cells.reduce((sum, { open }) => sum + open, 0);

/** Links that leave what is known: they have no place between teams. */
function Outside({ count, narrow }: { readonly count: number; readonly narrow: Props['narrow'] }) {
  if (count === 0) return null;
  return (
    <p className="link-outside">
      {`${plural(count, 'more link')} ${count === 1 ? 'leads' : 'lead'} to items in no record: deleted, or of projects that are not connected. `}
      <button
        type="button"
        className="figure"
        onClick={() => narrow({ stands: 'dangling', gives: undefined, waits: undefined })}
      >
        Show what leads nowhere
      </button>
    </p>
  );
}

const keyOf = (from: string, to: string) => JSON.stringify([from, to]);

type CellProps = {
  readonly cell: Cell | undefined;
  readonly names: readonly [gives: string, waits: string];
  readonly isChosen: boolean;
  readonly onChoose: (cell: Cell) => void;
};

function CellOf({ cell, names: [gives, waits], isChosen, onChoose }: CellProps) {
  if (cell === undefined) return null;
  const { open, least } = cell;
  const words = `${waits} waits for ${gives}: ${cellWords(cell)}`;
  const sign = signOf(cell);
  return (
    <button
      type="button"
      className={`link-cell ${sign ? `link-cell-${sign.tone}` : ''}`}
      aria-pressed={isChosen}
      title={words}
      onClick={() => onChoose(cell)}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden="true">
        <b>{open}</b>
        {sign ? (
          <i>
            <StatusShape tone={sign.tone} />
            {sign.count}
          </i>
        ) : null}
        {least === null ? null : <small>{slackWords(least)}</small>}
      </span>
    </button>
  );
}

function signOf({ late, atRisk }: Cell): { readonly tone: 'late' | 'risk'; readonly count: number } | null {
  if (late > 0) return { tone: 'late', count: late };
  return atRisk > 0 ? { tone: 'risk', count: atRisk } : null;
}

function cellWords({ open, late, atRisk, least }: Cell): string {
  return [
    plural(open, 'open link'),
    late > 0 ? `${late} late` : '',
    atRisk > 0 ? `${atRisk} may be late` : '',
    least === null ? 'without days' : `least slack ${slackWords(least)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
