import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CategoryMark } from '../ui/category-mark.tsx';
import { Command } from '../ui/command.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { Select } from '../ui/select.tsx';
import { Status } from '../ui/status.tsx';
import { Switch } from '../ui/switch.tsx';
import { TeamName } from '../ui/team-name.tsx';
import '../scenario/scenario-bar.css';

const CHOICES = [
  ['week', 'Week'],
  ['month', 'Month'],
] as const;

/** Buttons, fields and the marks of status, category and team. */
export function Controls() {
  const [choice, setChoice] = useState<string>('week');
  const [on, setOn] = useState(true);
  return (
    <>
      <Section title="Buttons" note="One main action a page; bare where a border would shout">
        <p className="design-row">
          <Button kind="main">Save</Button>
          <Button>Change</Button>
          <Button kind="bare">Cancel</Button>
          <Button disabled>Not now</Button>
          <Button kind="main" className="button-scenario">
            Commit …
          </Button>
          <Button kind="bare" aria-label="Close">
            <Icon name="close" />
          </Button>
        </p>
        <p className="design-row">
          <Button size="small" kind="main">
            Small
          </Button>
          <Button size="small">Small</Button>
          <Button size="small" kind="bare">
            Small
          </Button>
        </p>
      </Section>
      <Section title="Fields">
        <p className="design-row">
          <Select label="Span" value={choice} options={CHOICES} onChange={setChoice} />
          <Segments label="Span" value={choice} options={CHOICES} onChange={setChoice} />
          <Switch label="What happened" on={on} onChange={setOn} />
          <input className="field" type="date" aria-label="Day" defaultValue="2017-12-01" />
        </p>
        <Command text="npx fulcrum forecast 7.0.0" />
      </Section>
      <Section title="Status" note="Shape, word and hue: no reader depends on one of them">
        <p className="design-row">
          <Status tone="ok">On track</Status>
          <Status tone="risk">At risk</Status>
          <Status tone="late">Late</Status>
          <Status tone="none">Too little data</Status>
        </p>
        <p className="design-row">
          {(['todo', 'doing', 'done', 'dropped'] as const).map((category) => (
            <CategoryMark key={category} category={category} />
          ))}
          <TeamName team="P/iOS" name="iOS" />
          <TeamName team="P/Android" name="Android" />
          <TeamName team="none" name="No team" />
        </p>
      </Section>
    </>
  );
}
