import { Link, useMatches } from '@tanstack/react-router';
import { useProgram } from './use-program.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The name of the page in the trail; the portfolio and a milestone name themselves. */
    readonly crumb?: string;
  }
}

/** Where this page lies: portfolio, program, page. */
export function Breadcrumbs() {
  const program = useProgram();
  const leaf = useMatches({ select: (matches) => matches.at(-1) });
  const params = (leaf?.params ?? {}) as { program?: string };
  const crumb = leaf?.staticData.crumb ?? '';
  const inProgram = params.program !== undefined;
  return (
    <nav className="breadcrumbs" aria-label="Where you are">
      <ol>
        {inProgram ? (
          <>
            <li>
              <Link to="/">Portfolio</Link>
            </li>
            <li>
              <Link to="/programs/$program" params={{ program: params.program } as never} activeProps={{}}>
                {program?.name ?? params.program}
              </Link>
            </li>
          </>
        ) : null}
        <li>
          <span aria-current="page">{crumb}</span>
        </li>
      </ol>
    </nav>
  );
}
