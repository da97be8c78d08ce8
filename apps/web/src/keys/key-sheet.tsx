import { objectivesPlace, portfolioPlace, programPlaces, workspacePlaces } from '../shell/places.ts';
import { goToStep } from '../tour/tour.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { commandKey } from './command-key.ts';
import './key-sheet.css';

type Line = readonly [keys: readonly string[], meaning: string];

type List = readonly [title: string, lines: readonly Line[]];

/** Keys of single pages. */
const OWN: readonly List[] = [
  [
    'Timeline',
    [
      [['↑', '↓'], 'Row before, next row'],
      [['←', '→'], 'Close and open a row; to its bar'],
      [['+', '−'], 'Nearer, further away'],
      [['0'], 'All of it'],
      [['Shift', '←', '→'], 'Move the bar by a day, in a scenario'],
      [['Shift', '↑', '↓'], 'A day longer, shorter'],
      [['Alt', '↑', '↓'], 'Its turn earlier, later'],
      [['L'], 'Link to another item'],
    ],
  ],
  [
    'Dependencies',
    [
      [['→', '←'], 'To what waits; to what it waits for'],
      [['↑', '↓'], 'The next item of the column'],
      [['+', '−', '0'], 'Nearer, further away, all of it'],
      [['Enter'], 'Evidence of the item'],
    ],
  ],
  [
    'Board',
    [
      [['J', 'K'], 'Next card, card before'],
      [['←', '→'], 'To the column beside'],
      [['Enter'], 'Open the card'],
    ],
  ],
  [
    'Objectives',
    [
      [['N'], 'A new objective'],
      [['Enter'], 'Open the objective of the row'],
    ],
  ],
  [
    'Time machine',
    [
      [['←', '→'], 'A day back or on, with the handle in focus'],
      [['Shift', '←', '→'], 'A week'],
      [['Page up', 'Page down'], 'Four weeks'],
    ],
  ],
];

const lists = (): readonly List[] => [
  [
    'Everywhere',
    [
      [[commandKey(), 'K'], 'Search or run anything'],
      [['/'], 'Find on this page'],
      [['W'], 'What if: begin a scenario; in one, its changes'],
      [[commandKey(), 'Z'], 'Take the last edit back'],
      [[commandKey(), 'Shift', 'Z'], 'Make it again'],
      [['?'], 'These keys'],
      [['Esc'], 'Close what is open; focus returns'],
    ],
  ],
  [
    'Lists and pictures',
    [
      [['J'], 'Next row'],
      [['K'], 'Row before'],
      [['Enter'], 'Open the row, or the items of a mark'],
      [['←', '→'], 'Through the marks of a picture'],
      [['Home', 'End'], 'Its first and last mark'],
    ],
  ],
  [
    'Pages',
    [portfolioPlace, objectivesPlace, ...programPlaces, ...workspacePlaces].map(
      ({ key, label }): Line => [['G', key.toUpperCase()], label],
    ),
  ],
  ...OWN,
];

/** All keys of the product. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Keys" className="key-sheet" onClose={onClose}>
      <header>
        <h2>Keys</h2>
        <Button kind="bare" onClick={onClose} aria-label="Close (Escape)">
          <Icon name="close" />
        </Button>
      </header>
      <div className="key-sheet-lists">
        <p className="key-sheet-tour">
          <Button size="small" onClick={startTour(onClose)}>
            Take the tour, three minutes
          </Button>
        </p>
        {lists().map(([title, lines]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(([keys, meaning]) => (
                <div key={meaning}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const startTour = (onClose: () => void) => () => {
  onClose();
  goToStep(0);
};
