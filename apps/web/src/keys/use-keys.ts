import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useProgram } from '../shell/use-program.ts';
import { makeAgain, takeBack, whatIf } from './answers.ts';
import { type Wish, wishOf } from './key-press.ts';
import { hasOverlay, showOverlay } from './overlay.ts';
import { moveRow } from './rows.ts';

// After G, a letter names a page for this long.
const PATIENCE_MS = 1500;

/** Lets the keys of the product work on every page. */
export function useKeys(): void {
  const router = useRouter();
  const program = useProgram()?.id;
  useEffect(() => {
    let gAt = Number.NEGATIVE_INFINITY;
    const go = (to: string) => router.navigate({ to, params: program ? { program } : {} } as never);
    const press = (event: KeyboardEvent) => {
      const wish = read(event, event.timeStamp - gAt < PATIENCE_MS);
      gAt = wish?.do === 'wait-for-place' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (wish && fulfil(wish, go)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [router, program]);
}

function read(event: KeyboardEvent, afterG: boolean): Wish | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const { key, altKey: alt, shiftKey: shift, target } = event;
  const wish = wishOf({ key, command: event.metaKey || event.ctrlKey, alt, shift, typing: isTyping(target), afterG });
  return isCovered() && wish?.do !== 'palette' ? undefined : wish;
}

/** Does it; false when there is nothing to do, so that the key keeps its own meaning. */
function fulfil(wish: Wish, go: (to: string) => unknown): boolean {
  if (wish.do === 'row') return moveRow(wish.step);
  if (wish.do === 'undo') return takeBack();
  if (wish.do === 'redo') return makeAgain();
  if (wish.do === 'what-if') return whatIf();
  if (wish.do === 'go') go(wish.to);
  else if (wish.do === 'find') findOnPage();
  else if (wish.do !== 'wait-for-place') showOverlay(wish.do);
  return true;
}

/** The field of the page that finds things in it, else the palette. */
function findOnPage(): void {
  const field = document.querySelector<HTMLInputElement>('#main input[data-key="/"]');
  if (field) field.focus();
  else showOverlay('palette');
}

const TYPED = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const NOT_TEXT = new Set(['range', 'checkbox', 'radio', 'button']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && NOT_TEXT.has(target.type)) return false;
  return TYPED.has(target.tagName) || target.isContentEditable;
}

const isCovered = () => hasOverlay() || document.querySelector('dialog[open]') !== null;
