import { useEffect, useRef } from 'react';

const TYPED = 'input, textarea, select, [contenteditable]';

/** Lets N begin something new, unless somebody types or something lies over the page. */
export function useNewKey(begin: () => void): void {
  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, defaultPrevented } = event;
      if (defaultPrevented || key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((target instanceof Element && target.matches(TYPED)) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
