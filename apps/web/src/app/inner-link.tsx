import { useRouter, useRouterState } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';
import type { SharedSearch } from '../time/moment.ts';
import { parseSearch, stringifySearch } from './search.ts';

/** The address of a page of ours with the moment and the scenario of the present page, unless it names its own. */
export function addressAtMoment(href: string, { asOf, reveal, scenario }: SharedSearch): string {
  const [beforeHash = '', hash] = href.split('#');
  const [path, query] = beforeHash.split('?');
  const search = stringifySearch({ asOf, reveal, scenario, ...parseSearch(query ?? '') });
  return `${path}${search}${hash === undefined ? '' : `#${hash}`}`;
}

/** A click that means to stay in this tab. */
export const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link that was made elsewhere, such as in a sentence of the server: it keeps the as-of day and the scenario, and does not reload. */
export function InnerLink({ href, onClick, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.search as SharedSearch });
  const address = addressAtMoment(href, search);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    router.history.push(address);
  };
  return <a href={address} onClick={follow} {...rest} />;
}
