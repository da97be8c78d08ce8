import { useState } from 'react';
import { itemEvidence } from '../evidence/item-evidence.ts';
import type { Day } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Status } from '../ui/status.tsx';
import { TeamName } from '../ui/team-name.tsx';
import { Figure } from '../words/figure.tsx';
import { formatCount } from '../words/figures.ts';
import type { Teams } from './choose-links.ts';
import type { LinkedItem, LinkRow } from './dependencies-query.ts';
import { slackWords, standsOf, tieWords } from './stands.ts';
import './links-table.css';

type Props = {
  readonly links: readonly LinkRow[];
  readonly items: ReadonlyMap<string, LinkedItem>;
  readonly teams: Teams;
  readonly asOf: Day;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly onFollow: (item: string) => void;
  readonly onRemove: (link: LinkRow) => void;
};

/** So many rows are written at once. */
const PAGE = 100;

/** The links one by one: the same as the graph, in rows. */
export function LinksTable(props: Props) {
  const { links, sort, onSort } = props;
  const [most, setMost] = useState(PAGE);
  return (
    <>
      <ScrollX label="Links">
        <table className="table links-table">
          <caption className="sr-only">Links, one a row</caption>
          <thead>
            <tr>
              <Head name="from" {...{ sort, onSort }}>
                Gives
              </Head>
              <Head name="to" {...{ sort, onSort }}>
                Waits
              </Head>
              <Head name="teams" {...{ sort, onSort }}>
                Teams
              </Head>
              <Head name="expected" {...{ sort, onSort }}>
                Expected
              </Head>
              <Head name="needed" {...{ sort, onSort }}>
                Planned
              </Head>
              <Head name="slack" isNumber {...{ sort, onSort }}>
                Slack
              </Head>
              <th scope="col">Stands</th>
              <th scope="col">
                <span className="sr-only">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {links.slice(0, most).map((link) => (
              <Row key={link.id} link={link} {...props} />
            ))}
          </tbody>
        </table>
      </ScrollX>
      {links.length > most ? (
        <p className="screen-only">
          <Button onClick={() => setMost((now) => now + PAGE)}>
            {`Show ${formatCount(Math.min(PAGE, links.length - most))} more of ${formatCount(links.length)} links`}
          </Button>
        </p>
      ) : null}
    </>
  );
}

type HeadProps = {
  readonly name: string;
  readonly sort: string | undefined;
  readonly isNumber?: boolean;
  readonly onSort: (sort: string | undefined) => void;
  readonly children: string;
};

/** A head that sorts: rising, falling, and as it was. */
function Head({ name, sort, isNumber = false, onSort, children }: HeadProps) {
  const { order, sign, next } = orderIn(sort, name);
  return (
    <th scope="col" aria-sort={order} className={isNumber ? 'number' : undefined}>
      <button type="button" className="links-sort" onClick={() => onSort(next)}>
        {children}
        <span aria-hidden="true">{sign}</span>
      </button>
    </th>
  );
}

/** How a column is sorted, and what a click makes of it. */
function orderIn(sort: string | undefined, name: string) {
  if (sort === name) return { order: 'ascending', sign: ' ↑', next: `-${name}` } as const;
  if (sort === `-${name}`) return { order: 'descending', sign: ' ↓', next: undefined } as const;
  return { order: 'none', sign: '', next: name } as const;
}

function Row({ link, items, teams, asOf, onFollow, onRemove }: Props & { readonly link: LinkRow }) {
  const { from, to, p50, p85, needed, slack, words, form, status } = link;
  const { tone, word } = standsOf(link);
  const day = (value: Day | null) => (value === null ? '–' : formatDay(value, asOf));
  return (
    <tr className={status === 'done' ? 'links-done' : undefined}>
      <th scope="row">
        <ItemOf id={from} item={items.get(from)} onFollow={onFollow} />
      </th>
      <td>
        <ItemOf id={to} item={items.get(to)} onFollow={onFollow} />
      </td>
      <td className="links-teams">
        <TeamName team={teams.of(from)} name={teams.name(teams.of(from))} />
        {teams.of(from) === teams.of(to) ? null : (
          <>
            <span className="sr-only"> to </span>
            <TeamName team={teams.of(to)} name={teams.name(teams.of(to))} />
          </>
        )}
        <small>{tieWords(link)}</small>
        <Tools one={items.get(from)?.tool} other={items.get(to)?.tool} />
      </td>
      <td className="links-days">
        {day(p50)}
        {p85 === null ? null : <small>{`${day(p85)} at 85\u00a0%`}</small>}
      </td>
      <td className="links-days">{day(needed)}</td>
      <td className="number">
        {slack === null ? '–' : slackWords(slack.p50)}
        {slack?.p85 == null ? null : <small>{`${slackWords(slack.p85)} at 85\u00a0%`}</small>}
      </td>
      <td className="links-stands">
        <Status tone={tone}>{word}</Status>
        {words ? <small>{words}</small> : null}
      </td>
      <td>
        {form === 'blocks' && status !== 'done' && items.get(from)?.category && items.get(to)?.category ? (
          <Button
            size="small"
            kind="bare"
            onClick={() => onRemove(link)}
            aria-label={`Remove the link from ${from} to ${to}`}
          >
            <Icon name="close" />
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function Tools({ one, other }: { readonly one: string | null | undefined; readonly other: string | null | undefined }) {
  if (!one || !other || one === other) return null;
  return <small>{`${one} to ${other}`}</small>;
}

type ItemProps = {
  readonly id: string;
  readonly item: LinkedItem | undefined;
  readonly onFollow: (item: string) => void;
};

/** An item with its evidence; its title follows its links in the graph. */
function ItemOf({ id, item, onFollow }: ItemProps) {
  if (item?.category == null) return <span className="links-item">{id}</span>;
  return (
    <span className="links-item">
      <Figure evidence={itemEvidence(id)}>{id}</Figure>
      <button type="button" title={`Follow the links of ${id}: ${item.title}`} onClick={() => onFollow(id)}>
        {item.title}
      </button>
    </span>
  );
}
