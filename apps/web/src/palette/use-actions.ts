import { takeBack, whatIf } from '../keys/answers.ts';
import { showOverlay } from '../keys/overlay.ts';
import { isDark, switchDensity, switchTheme } from '../shell/look.ts';
import { useAsOf } from '../shell/use-as-of.ts';
import { useWorkspace } from '../shell/use-program.ts';
import { type Day, daysBetween } from '../time/day.ts';
import { formatDay } from '../time/format-day.ts';
import { useMoment } from '../time/moment.ts';
import { goToStep } from '../tour/tour.ts';
import type { IconName } from '../ui/icon.tsx';
import { matches } from './choice.ts';
import { typedDay } from './typed-day.ts';

/** Something that the palette does. */
export type Action = {
  readonly label: string;
  readonly detail: string;
  readonly icon: IconName;
  readonly run: () => void;
};

// Days of releases that are offered at once.
const FEW = 5;

/** What can be done from anywhere, as far as it goes with what was typed. */
export function useActions(typed: string): readonly Action[] {
  const moment = useMoment();
  const asOf = useAsOf();
  const workspace = useWorkspace();
  const all: readonly Action[] = [
    { label: isDark() ? 'Switch to light' : 'Switch to dark', detail: 'Theme', icon: 'settings', run: switchTheme },
    { label: 'Switch between dense and roomy rows', detail: 'Density', icon: 'settings', run: switchDensity },
    {
      label: moment.reveal ? 'Hide what really happened' : 'Reveal what really happened',
      detail: 'Time machine',
      icon: 'clock',
      run: () => moment.setReveal(!moment.reveal),
    },
    { label: 'Go to today', detail: 'Time machine', icon: 'clock', run: () => moment.goTo(undefined) },
    { label: 'Take the tour', detail: 'Three minutes', icon: 'note', run: () => goToStep(0) },
    { label: 'Begin a what-if', detail: 'W', icon: 'branch', run: () => void whatIf() },
    { label: 'Take the last edit back', detail: 'Undo', icon: 'previous', run: () => void takeBack() },
    { label: 'Show the keys', detail: '?', icon: 'keyboard', run: () => showOverlay('keys') },
  ];
  const found = typed === '' ? all : all.filter(({ label, detail }) => matches(typed, `${label} ${detail}`));
  if (typed === '' || !asOf || !workspace) return found;
  const go = (day: Day, what: string): Action => ({
    label: `Go to ${formatDay(day)}`,
    detail: what,
    icon: 'clock',
    run: () => moment.goTo(day === workspace.today ? undefined : day),
  });
  const day = typedDay(typed, asOf);
  const releases = workspace.releases
    .filter((release) => matches(typed, release.name) && (moment.reveal || release.day <= asOf))
    .sort((a, b) => Math.abs(daysBetween(a.day, asOf)) - Math.abs(daysBetween(b.day, asOf)))
    .slice(0, FEW);
  return [
    ...(day ? [go(day, 'Time machine')] : []),
    ...found,
    ...releases.map((one) => go(one.day, `${one.name} went out`)),
  ];
}
