import { Section } from '../ui/section.tsx';

const COLOURS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Ground and ink', ['ground', 'surface', 'sunken', 'raised', 'line', 'line-2', 'edge', 'ink-3', 'ink-2', 'ink']],
  ['Accent', ['accent', 'accent-soft', 'on-accent']],
  ['Forecast, ghost', ['fc-90', 'fc-70', 'fc', 'fc-deep', 'ghost', 'target', 'actual', 'hatch']],
  ['Scenario', ['sc-soft', 'sc-70', 'sc', 'sc-deep']],
  [
    'Status',
    [
      'ok',
      'ok-fill',
      'ok-soft',
      'risk',
      'risk-fill',
      'risk-soft',
      'late',
      'late-fill',
      'late-soft',
      'none',
      'none-fill',
    ],
  ],
  ['Teams, in this order', ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8']],
];
const SIZES = ['2xs', 'xs', 'sm', 'md', 'lg', 'xl'];
const SPACES = ['s1', 's2', 's3', 's4', 's5', 's6', 's8', 's10'];

const tokenOf = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Colours, type and space, each with its value as it is now. */
export function Tokens() {
  return (
    <>
      <Section title="Colours" note="Only these; each by its name">
        {COLOURS.map(([title, names]) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul className="design-swatches">
              {names.map((name) => (
                <li key={name}>
                  <i style={{ background: `var(--${name})` }} />
                  {name}
                  <small>{tokenOf(name)}</small>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Section>
      <Section title="Type" note="One family, tabular figures">
        {SIZES.map((size) => (
          <p key={size} style={{ fontSize: `var(--text-${size})`, lineHeight: `var(--lead-${size})` }}>
            {`7.0.0 lands 18 Nov – 12 Jan (${size}, ${tokenOf(`text-${size}`)})`}
          </p>
        ))}
      </Section>
      <Section title="Space and density">
        <ul className="design-spaces">
          {SPACES.map((space) => (
            <li key={space}>
              <i style={{ width: `var(--${space})` }} />
              {`${space}: ${tokenOf(space)}`}
            </li>
          ))}
        </ul>
        <p>{`Row ${tokenOf('row')}, control ${tokenOf('control')}, small control ${tokenOf('small-control')}`}</p>
      </Section>
    </>
  );
}
