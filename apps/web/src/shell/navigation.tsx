import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';
import { formatCount } from '../words/figures.ts';
import './navigation.css';
import { objectivesPlace, type Place, portfolioPlace, programPlaces, workspacePlaces } from './places.ts';
import { useAsOf } from './use-as-of.ts';
import { useProgram, useWorkspace } from './use-program.ts';

/** Every page that there is; what does not exist yet is not offered. */
export function Navigation() {
  const program = useProgram();
  const isToday = useAsOf() === useWorkspace()?.today;
  return (
    <nav className="navigation" aria-label="Pages" ref={useCurrentInView(program?.id)}>
      <PlaceLink place={portfolioPlace} />
      <PlaceLink place={objectivesPlace} />
      {program ? (
        <>
          <h2>{program.name}</h2>
          {programPlaces.map((place) => (
            <PlaceLink
              key={place.to}
              place={place}
              program={program.id}
              count={place.label === 'Work' && isToday ? program.openItems : undefined}
            />
          ))}
        </>
      ) : null}
      {workspacePlaces.length > 0 ? <h2>Workspace</h2> : null}
      {workspacePlaces.map((place) => (
        <PlaceLink key={place.to} place={place} />
      ))}
    </nav>
  );
}

/** Where the pages are a strip that is wider than a phone, the one that is open stands in its middle. */
function useCurrentInView(program: string | undefined) {
  const strip = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page moves it, and so do the pages of a program, once it is known
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!strip.current || !current) return;
    strip.current.scrollLeft = current.offsetLeft - (strip.current.clientWidth - current.offsetWidth) / 2;
  }, [path, program]);
  return strip;
}

type LinkProps = { readonly place: Place; readonly program?: string; readonly count?: number | undefined };

function PlaceLink({ place, program, count }: LinkProps) {
  const isBelow = useRouterState({
    select: ({ location }) => place.also !== undefined && location.pathname.includes(place.also),
  });
  return (
    <Link
      to={place.to as never}
      params={(program ? { program } : {}) as never}
      activeOptions={{ exact: true, includeSearch: false }}
      {...(isBelow ? { 'aria-current': 'page' as const } : {})}
      title={place.label}
    >
      <Icon name={place.icon} />
      <span className="navigation-label">{place.label}</span>
      {count === undefined ? null : <span className="navigation-count">{formatCount(count)}</span>}
    </Link>
  );
}
