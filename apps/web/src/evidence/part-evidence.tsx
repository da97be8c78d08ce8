import type { EvidenceRef, WhyPartView } from '@fulcrum/workbench/views';
import { programPath, type ViewQuery, viewQuery } from '../api/queries.ts';
import { formatCount } from '../words/figures.ts';
import { FactList } from './facts-evidence.tsx';
import { itemEvidence } from './item-evidence.ts';
import { MethodLink } from './method-link.tsx';
import { ReadPart } from './read-part.tsx';
import { useEvidence } from './use-evidence.ts';

function partQuery({ params }: EvidenceRef): ViewQuery<WhyPartView> {
  const { program = '', milestone = '', ...rest } = params;
  const path = programPath(program, 'milestones', milestone, 'explain', 'part');
  return viewQuery<WhyPartView>(['why-part', program, milestone, rest.part ?? ''], path, rest);
}

/** What one part of a move rests on: its items by what became of them, the pace before and after, its facts. */
export function PartEvidence({ evidence }: { readonly evidence: EvidenceRef }) {
  return <ReadPart query={partQuery(evidence)}>{(part) => <Part part={part} />}</ReadPart>;
}

function Part({ part }: { readonly part: WhyPartView }) {
  const { words, groups, pace, facts, factCount } = part;
  return (
    <>
      <section className="drawer-part">
        <p>{words}</p>
        {pace ? <p>{pace.words}</p> : null}
      </section>
      {groups.map((group) => (
        <Group key={group.title} group={group} />
      ))}
      <section className="drawer-part">
        <h3>{factsHeading(facts.length, factCount)}</h3>
        {factCount === 0 ? (
          <p className="text-ink-2">
            No fact of its own: what the forecast makes of time going by, and of what it learned.
          </p>
        ) : null}
        <FactList facts={facts} about />
      </section>
      <section className="drawer-part">
        <MethodLink name="explain" />
      </section>
    </>
  );
}

function factsHeading(shown: number, all: number): string {
  return shown < all ? `The newest ${formatCount(shown)} of ${formatCount(all)} facts` : 'The facts';
}

function Group({ group }: { readonly group: WhyPartView['groups'][number] }) {
  const { open } = useEvidence();
  const { title, count, items } = group;
  return (
    <section className="drawer-part">
      <h3>{`${title}: ${formatCount(count)}`}</h3>
      <ul className="item-list">
        {items.map((item) => (
          <li key={item.id}>
            <p className="item-list-key">
              <button type="button" onClick={() => open(itemEvidence(item.id))}>
                {item.id}
              </button>
              <span>{item.words}</span>
            </p>
            <p>{item.title}</p>
          </li>
        ))}
      </ul>
      {items.length < count ? <p className="text-ink-2">{`and ${formatCount(count - items.length)} more`}</p> : null}
    </section>
  );
}
