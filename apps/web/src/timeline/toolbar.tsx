import type { RefObject } from 'react';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { Select } from '../ui/select.tsx';
import { ZOOMS } from './time-window.ts';
import { groupIn, type TimelineSearch, type TimelineView } from './timeline-query.ts';
import type { WindowControls } from './use-window.ts';

type Props = {
  readonly view: TimelineView;
  readonly asked: TimelineSearch;
  readonly narrow: (part: TimelineSearch) => void;
  readonly window: RefObject<WindowControls | undefined>;
  readonly zoom: number | null;
  readonly allLinks: boolean;
  readonly onAllLinks: (on: boolean) => void;
  readonly onFoldAll: (open: boolean) => void;
};

const GROUP_NAMES = [
  ['milestone', 'Milestone'],
  ['team', 'Team'],
  ['person', 'Person'],
] as const;

type Choice = readonly [value: string, label: string];

/** What is shown, how it is gathered, and how near the reader looks. */
export function Toolbar(props: Props) {
  const { asked, narrow, onFoldAll } = props;
  const isTable = asked.as === 'table';
  return (
    <div className="timeline-toolbar screen-only">
      <Segments
        label="Gather by"
        value={groupIn(asked)}
        options={GROUP_NAMES}
        onChange={(group) => narrow({ group: group === 'milestone' ? undefined : group })}
      />
      {isTable ? null : <Looking {...props} />}
      <Filters {...props} />
      <span className="timeline-toolbar-end">
        <Button size="small" kind="bare" onClick={() => onFoldAll(true)}>
          Open all
        </Button>
        <Button size="small" kind="bare" onClick={() => onFoldAll(false)}>
          Close all
        </Button>
        <Button size="small" kind="bare" onClick={() => globalThis.print()}>
          Print
        </Button>
        <Button size="small" aria-pressed={isTable} onClick={() => narrow({ as: isTable ? undefined : 'table' })}>
          <Icon name={isTable ? 'chart' : 'table'} />
          {isTable ? 'Picture' : 'Table'}
        </Button>
      </span>
    </div>
  );
}

/** The scale, and what is drawn besides the plan. */
function Looking({ view, asked, narrow, window, zoom, allLinks, onAllLinks }: Props) {
  const weeks = new Set(view.milestones.flatMap(({ ghosts }) => ghosts.map(({ asOf }) => asOf)));
  const forecasts = [...weeks]
    .sort()
    .reverse()
    .map((day): Choice => [day, `Baseline ${formatDay(day, view.asOf)}`]);
  return (
    <>
      <Segments
        label="Zoom"
        value={zoom === null ? 'fit' : String(zoom)}
        options={[['fit', 'Fit'], ...ZOOMS]}
        onChange={(value) => (value === 'fit' ? window.current?.fit() : window.current?.zoomTo(Number(value)))}
      />
      <label className="timeline-check">
        <input type="checkbox" checked={allLinks} onChange={(event) => onAllLinks(event.target.checked)} />
        All links
      </label>
      {forecasts.length > 0 ? (
        <Select
          label="Baseline: the plan and the forecast of an earlier week"
          value={asked.baseline ?? ''}
          options={[['', 'No baseline'], ...forecasts]}
          onChange={(baseline) => narrow({ baseline: baseline || undefined })}
        />
      ) : null}
    </>
  );
}

const CLEARED = { team: undefined, milestone: undefined, q: undefined };
const ALL = 'all teams';

/** Whose work, for what, and words in it. */
function Filters({ view, asked, narrow }: Props) {
  const names = new Map(view.items.map(({ team, teamName }) => [team, teamName]));
  const teams = [...names].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const isNarrowed = asked.team !== undefined || asked.milestone !== undefined || asked.q !== undefined;
  return (
    <search className="timeline-filters" aria-label="Narrow the plan">
      <Select
        label="Team"
        value={asked.team ?? ALL}
        options={[[ALL, 'All teams'], ...teams]}
        onChange={(team) => narrow({ team: team === ALL ? undefined : team })}
      />
      <Select
        label="Milestone"
        value={asked.milestone ?? ''}
        options={[['', 'All milestones'], ...view.milestones.map(({ id, name }): Choice => [id, name])]}
        onChange={(milestone) => narrow({ milestone: milestone || undefined })}
      />
      <input
        type="search"
        data-key="/"
        aria-label="Find items"
        placeholder="Find items"
        value={asked.q ?? ''}
        onChange={(event) => narrow({ q: event.target.value || undefined })}
      />
      {isNarrowed ? (
        <Button kind="bare" size="small" onClick={() => narrow(CLEARED)}>
          Clear
        </Button>
      ) : null}
    </search>
  );
}
