import type { Words } from '@fulcrum/workbench/views';
import { Figure } from './figure.tsx';
import { localDates } from './local-dates.ts';

/** A sentence of the server: its figures are strong where it says so, and open their evidence. */
export function Sentence({ words }: { readonly words: Words }) {
  return words.map((part, index) => {
    const Weight = part.strong ? 'b' : 'span';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name than their place
      <Weight key={`${index} ${part.text}`}>
        <Figure evidence={part.evidence} href={part.href}>
          {localDates(part.text)}
        </Figure>
      </Weight>
    );
  });
}

/** The same without its figures, for titles and labels. */
export function plainText(words: Words): string {
  return localDates(words.map(({ text }) => text).join(''));
}
