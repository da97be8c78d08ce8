import { commandKey } from '../keys/command-key.ts';

/** A place of the overview, and what whoever runs a program gains from it. */
export type TourStep = {
  readonly title: string;
  readonly words: string;
  /** What to try, with the tour still open. */
  readonly hint: string;
  /** Where it is on the page. */
  readonly anchor: string;
};

/** Seven stops of some twenty-five seconds. */
export const tourSteps = (): readonly TourStep[] => [
  {
    title: 'The answer comes first',
    words:
      'Every page opens with its answer in words you can say in a meeting: when it lands, how sure that is, what moved since last week. You do not have to read a chart to report. Why it moved takes a move apart between any two days.',
    hint: 'Read the first line aloud: it is your status.',
    anchor: '#main h1',
  },
  {
    title: 'Every figure has its evidence',
    words:
      'Whoever doubts a number can open it: the items and facts behind it, who said them and when, with the way back to your tracker. You defend a date with facts, not with your memory.',
    hint: 'Click an underlined figure; Escape closes the drawer.',
    anchor: '#main h1 .figure',
  },
  {
    title: 'Ranges against what was promised',
    words:
      'Each bar is where a milestone lands in ten thousand futures; the flag is your promise, the dashed line last week’s forecast. You see which promise is in danger weeks before its date is.',
    hint: 'Look for a flag that stands left of the dark mark: 85 % of the futures end there.',
    anchor: '#main .milestone-table tbody tr',
  },
  {
    title: 'What needs you today',
    words:
      'Items that are older than they should be, scope that grew, teams that slowed down: the few things where an hour of yours changes the date. The rest can wait. Scope prices a change request while it is typed; People shows who has too much, and who could take what.',
    hint: 'Open one: it leads to its items.',
    anchor: '#main .attention',
  },
  {
    title: 'Go back to any day',
    words:
      'The whole product as it was known on a day: for the question “when did we know?”, and to see how good the forecasts were, since what really happened can be revealed.',
    hint: 'Drag the handle, or focus it and use the arrow keys.',
    anchor: '.time-machine',
  },
  {
    title: 'Try it before you promise it',
    words:
      'A what-if is a branch of the plan: move a target, cut scope, add to a team, and every page shows what becomes of the dates. Nobody else’s plan changes until you commit it, and any step can be taken back.',
    hint: 'Press W; its changes open beside the page.',
    anchor: '.what-if-button',
  },
  {
    title: 'Everything from the keyboard',
    words: `${commandKey()} K finds any milestone, item, person or page and runs what the buttons run; ? lists the keys. You stay in the meeting, not in menus. The tour can be started again from both.`,
    hint: 'When you are ready: Settings say how to bring in your own program.',
    anchor: '.find-button',
  },
];
