import { useState } from 'react';
import { useEdit } from '../edits/use-edit.ts';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Figure } from '../words/figure.tsx';
import { plural } from '../words/figures.ts';
import { changeEdit, dropEdit } from './objective-edits.ts';
import type { Objective, ObjectivesView, Work } from './objectives-query.ts';
import { WorkPicker } from './work-picker.tsx';

type Props = { readonly view: ObjectivesView; readonly objective: Objective };

/** The work that an objective needs, and what else it could be. */
export function WorkList({ view, objective }: Props) {
  return (
    <div className="objective-part">
      <h3>Work that it needs</h3>
      {objective.work.length === 0 ? (
        <p className="text-ink-2">
          Nothing is linked: find the milestone that has to land, and its forecast tells when.
        </p>
      ) : (
        <ul className="objective-work">
          {objective.work.map((work) => (
            <WorkLine key={work.id} view={view} work={work} />
          ))}
        </ul>
      )}
      <WorkPicker view={view} objective={objective} />
    </div>
  );
}

function WorkLine({ view, work }: { readonly view: ObjectivesView; readonly work: Work }) {
  const { edit, busy } = useEdit();
  const of = { kind: 'contribution', id: work.id, name: work.work.name, asOf: view.asOf } as const;
  return (
    <li data-row>
      <div>
        {work.href ? <Figure href={work.href}>{work.work.name}</Figure> : <span>{work.work.name}</span>}
        <small>
          {view.scenario || work.program === null ? null : `${work.program.name} · `}
          {work.open > 0 ? `${plural(work.open, 'open item')} · ` : null}
          {work.evidence ? (
            <Figure evidence={work.evidence}>{landingWords(work, view)}</Figure>
          ) : (
            landingWords(work, view)
          )}
        </small>
      </div>
      <Share
        work={work}
        busy={busy}
        onSay={(share) => edit(changeEdit(of, { set: { share }, seen: { share: work.share } }))}
      />
      <Button
        size="small"
        kind="bare"
        disabled={busy}
        onClick={() => edit(dropEdit(of))}
        aria-label={`Unlink ${work.work.name}`}
      >
        Unlink
      </Button>
    </li>
  );
}

function landingWords({ landing }: Work, { asOf }: ObjectivesView): string {
  if (landing.status === 'landed') return `landed ${formatDay(landing.day ?? asOf, asOf)}`;
  if (landing.p50 === null || landing.p85 === null) return landing.reason ?? 'no date';
  return `${formatDay(landing.p50, asOf)} as likely as not, ${formatDay(landing.p85, asOf)} with 85\u00a0%`;
}

type ShareProps = { readonly work: Work; readonly busy: boolean; readonly onSay: (share: number) => void };

/** How much of its time counts here, where it serves other objectives as well. */
function Share({ work, busy, onSay }: ShareProps) {
  const before = String(Math.round(work.share * 100));
  const [text, setText] = useState(before);
  const share = Number(text) / 100;
  const say = () => {
    if (text !== before && text !== '' && share >= 0 && share <= 1) onSay(share);
  };
  return (
    <label className="objective-share">
      <span className="sr-only">{`Share of ${work.work.name} that counts here, %`}</span>
      <input
        type="number"
        min={0}
        max={100}
        value={text}
        disabled={busy}
        onChange={(event) => setText(event.target.value)}
        onBlur={say}
        onKeyDown={(event) => (event.key === 'Enter' ? say() : undefined)}
      />
      <span aria-hidden="true">%</span>
    </label>
  );
}
