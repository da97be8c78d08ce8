import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { ScrollX } from '../ui/scroll-x.tsx';
import { Section } from '../ui/section.tsx';
import { teamHue } from '../ui/team-name.tsx';
import './skills-matrix.css';
import { type LoadView, type PersonLoad, usePeopleSearch } from './people-query.ts';

/** Who can do what: skills as said, and the teams whose work somebody has done lately. Whether, never how much. */
export function SkillsMatrix({ view }: { readonly view: LoadView }) {
  const [isWhole, setWhole] = useState(false);
  const people = view.teams.flatMap((team) => team.people);
  const shown = isWhole ? people : people.slice(0, MOST_ROWS);
  const alone = view.skills.filter(({ people: count, open }) => count === 1 && open > 0);
  if (view.skills.length === 0 || people.length === 0) return null;
  return (
    <Section
      title="Skills"
      note={
        alone.length === 0
          ? 'Filled: said. Ring: done such work in 26 weeks'
          : `Only one person for ${alone.map(({ name }) => name).join(', ')}. Filled: said. Ring: done such work in 26 weeks`
      }
    >
      <ScrollX label="Skills">
        <table className="skills">
          <thead>
            <tr>
              <th scope="col">Person</th>
              {view.skills.map(({ id, name, isSaid, open }) => (
                <th scope="col" key={`${isSaid} ${id}`}>
                  <span className={isSaid ? undefined : `skills-team team-hue-${teamHue(id)}`}>{name}</span>
                  <small>{`${open} open`}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <Row key={person.id} person={person} skills={view.skills} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">People</th>
              {view.skills.map(({ id, isSaid, people: count, open }) => (
                <td key={`${isSaid} ${id}`} className={count <= 1 && open > 0 ? 'skills-thin' : undefined}>
                  {count}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollX>
      {shown.length < people.length ? (
        <Button size="small" kind="bare" onClick={() => setWhole(true)}>
          {`Show all ${people.length} people`}
        </Button>
      ) : null}
    </Section>
  );
}

/** So many are shown at first: those of the team that holds most up come before the others. */
const MOST_ROWS = 40;

function Row({ person, skills }: { readonly person: PersonLoad; readonly skills: LoadView['skills'] }) {
  const { narrow } = usePeopleSearch();
  return (
    <tr data-row>
      <th scope="row">
        <button type="button" className="heat-name" onClick={() => narrow({ person: person.id })}>
          {person.name}
        </button>
      </th>
      {skills.map(({ id, isSaid }) => (
        <td key={`${isSaid} ${id}`}>
          {isSaid ? <Said has={person.skills.includes(id)} /> : <Done has={person.knows.includes(id)} />}
        </td>
      ))}
    </tr>
  );
}

const Said = ({ has }: { readonly has: boolean }) =>
  has ? (
    <>
      <i className="skills-said" aria-hidden="true" />
      <span className="sr-only">can</span>
    </>
  ) : null;

const Done = ({ has }: { readonly has: boolean }) =>
  has ? (
    <>
      <i className="skills-done" aria-hidden="true" />
      <span className="sr-only">has done</span>
    </>
  ) : null;
