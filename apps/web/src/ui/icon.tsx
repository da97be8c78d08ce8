/** Line icons on a grid of 16, drawn with the colour of the text beside them. */
const PATHS = {
  portfolio: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  objectives: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 8h.01',
  overview: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  timeline: 'M2 4h6M5 8h7M8 12h6',
  work: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  links: 'M1.8 6h4v4h-4zM10.2 2h4v4h-4zM10.2 10h4v4h-4zM5.8 7.2l4.4-2.6M5.8 8.8l4.4 2.6',
  board: 'M2.5 3h3v10h-3zM6.7 3h3v6.5h-3zM10.9 3h3v8h-3z',
  people:
    'M6 2.8a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8M1.8 13.4c.3-2.6 2-4 4.2-4s3.9 1.4 4.2 4M10.6 3.2a2.2 2.2 0 0 1 0 4.2M11.8 9.7c1.4.5 2.2 1.8 2.4 3.7',
  scope: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M8 5.5v5M5.5 8h5',
  lock: 'M4 7.5h8V13H4zM5.8 7.5V5.2a2.2 2.2 0 0 1 4.4 0v2.3',
  flow: 'M1.5 12.5c3 0 3-9 6.5-9s3.5 6 6.5 6',
  calibration: 'M2 14 14 2M4 9.5h.01M7 9.5h.01M8.5 6h.01M11 6.5h.01M12 4h.01M5.5 12h.01',
  connections: 'M5.5 2v3M10.5 2v3M3.5 5h9v2.5a4.5 4.5 0 0 1-9 0zM8 12v2.5',
  settings:
    'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 2.9a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2M5.5 9.9a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2',
  why: 'M2 3.5h3.5v4H2zM6 5.5h4v5H6zM10.5 8.5H14v4h-3.5z',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 5v3.2l2.2 1.3',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5l3 3',
  share: 'M8 9.5V2M5 4.5 8 2l3 2.5M3 8v5.5h10V8',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  chart: 'M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6',
  close: 'm4 4 8 8M12 4l-8 8',
  external: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5',
  previous: 'M4 3.5v9M12 3.5 6.5 8l5.5 4.5z',
  next: 'M12 3.5v9M4 3.5 9.5 8 4 12.5z',
  note: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M8 7.5v3M8 5.2h.01',
  warning: 'M8 2.3 14.3 13.5H1.7zM8 6.5v3M8 11.5h.01',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  target: 'M4 14V2.5h8.5L10 5.5l2.5 3H4',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  branch:
    'M4.5 1.8a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M4.5 10.8a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M11 3.3a1.7 1.7 0 1 0 0 3.4a1.7 1.7 0 1 0 0-3.4M4.5 5.2v5.6M11 6.7c0 2.5-4 2-6.3 4.2',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6',
} as const;

export type IconName = keyof typeof PATHS;

/** Always decoration: the words stand beside it, or in the label of the button around it. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The switch of light and dark is half filled, which no outline can say. */
export function ThemeIcon() {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" />
    </svg>
  );
}
