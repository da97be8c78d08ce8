import { describe, expect, it } from 'vitest';
import { objectivesPlace, portfolioPlace, programPlaces, workspacePlaces } from '../shell/places.ts';
import { type Press, wishOf } from './key-press.ts';

const press = (part: Partial<Press>) =>
  wishOf({ key: 'x', command: false, alt: false, shift: false, typing: false, afterG: false, ...part });

describe('a key', () => {
  it('opens the palette from anywhere, also while typing', () => {
    expect(press({ key: 'k', command: true, typing: true })).toEqual({ do: 'palette' });
    expect(press({ key: 'K', command: true })).toEqual({ do: 'palette' });
  });

  it('moves rows, finds, and lists the keys', () => {
    expect(press({ key: 'j' })).toEqual({ do: 'row', step: 1 });
    expect(press({ key: 'k' })).toEqual({ do: 'row', step: -1 });
    expect(press({ key: '/' })).toEqual({ do: 'find' });
    expect(press({ key: '?' })).toEqual({ do: 'keys' });
  });

  it('begins a what-if, and takes the last edit back; in a field that is the field’s', () => {
    expect(press({ key: 'w' })).toEqual({ do: 'what-if' });
    expect(press({ key: 'z', command: true })).toEqual({ do: 'undo' });
    expect(press({ key: 'z', command: true, typing: true })).toBeUndefined();
    expect(press({ key: 'Z', command: true, shift: true })).toEqual({ do: 'redo' });
    expect(press({ key: 'y', command: true })).toEqual({ do: 'redo' });
    expect(press({ key: 'Z', command: true, shift: true, typing: true })).toBeUndefined();
  });

  it('is a letter while one types, and belongs to the browser with other commands', () => {
    expect(press({ key: 'j', typing: true })).toBeUndefined();
    expect(press({ key: 'j', command: true })).toBeUndefined();
    expect(press({ key: 'j', alt: true })).toBeUndefined();
    expect(press({ key: 'Escape' })).toBeUndefined();
  });

  it('opens every page after G, and only then', () => {
    const places = [portfolioPlace, objectivesPlace, ...programPlaces, ...workspacePlaces];
    for (const { key, to } of places) {
      expect(press({ key, afterG: true })).toEqual({ do: 'go', to });
      expect(press({ key })).not.toEqual({ do: 'go', to });
    }
    expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
  });
});
