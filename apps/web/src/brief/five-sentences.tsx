import type { BriefView } from '@fulcrum/workbench/views';
import { Sentence } from '../words/sentence.tsx';

/** The sentences in their order, each under the question that it answers; the first is the answer of the page. */
export function FiveSentences({ view }: { readonly view: BriefView }) {
  return (
    <ol className="five-sentences">
      {view.sentences.map(({ id, title, words }, index) => (
        <li key={id}>
          <span className="five-title">{title}</span>
          {index === 0 ? (
            <h1>
              <Sentence words={words} />
            </h1>
          ) : (
            <p>
              <Sentence words={words} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
