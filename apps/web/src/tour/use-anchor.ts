import { useEffect, useState } from 'react';

const LOOK_MS = 200;

/** Where the first element of a selector is in the window, also after it moved; undefined while it is not there. */
export function useAnchor(selector: string): DOMRect | undefined {
  const [box, setBox] = useState<DOMRect>();
  useEffect(() => {
    let isSeen = false;
    const look = () => {
      const element = document.querySelector(selector);
      if (element && !isSeen && !isInWindow(element)) element.scrollIntoView({ block: 'center' });
      isSeen ||= element !== null;
      const found = element?.getBoundingClientRect();
      setBox((before) => (isSame(before, found) ? before : found));
    };
    look();
    // Pages arrive, fold and scroll: it is looked for again rather than listened for in every way.
    const timer = setInterval(look, LOOK_MS);
    addEventListener('scroll', look, { passive: true, capture: true });
    addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
    };
  }, [selector]);
  return box;
}

const isSame = (one: DOMRect | undefined, other: DOMRect | undefined) =>
  one?.left === other?.left && one?.top === other?.top && one?.width === other?.width && one?.height === other?.height;

function isInWindow(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
