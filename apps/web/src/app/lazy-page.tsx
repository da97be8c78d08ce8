import { type ReactNode, use } from 'react';

type Page = () => ReactNode;

export type LazyPage = Page & { readonly preload: () => Promise<void> };

/**
 * A page whose code is fetched when it is wanted, or ahead by `preload`. Code that does not arrive is thrown where the
 * page would stand, and fetched again with the next visit: nothing is ever reloaded behind the reader's back, who would
 * lose what is open while the server is away.
 */
export function lazyPage(load: () => Promise<Page>): LazyPage {
  let Loaded: Page | undefined;
  let coming: Promise<void> | undefined;
  let failure: unknown;
  const preload = () => {
    failure = undefined;
    coming ??= load().then(
      (page) => {
        Loaded = page;
      },
      (error: unknown) => {
        failure = error;
        coming = undefined;
      },
    );
    return coming;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each page, when the routes are
  function Shown() {
    if (failure !== undefined) throw failure;
    if (Loaded === undefined) use(coming ?? preload());
    return Loaded === undefined ? null : <Loaded />;
  }
  return Object.assign(Shown, { preload });
}
