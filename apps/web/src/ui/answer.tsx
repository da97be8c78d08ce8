import type { Words } from '@fulcrum/workbench/views';
import type { ReactNode } from 'react';
import { Sentence } from '../words/sentence.tsx';
import './answer.css';

type Props = {
  /** The answer to the question of the page: its heading. */
  readonly headline: Words;
  readonly detail?: Words;
  /** Small print: status, where it comes from, as of when. */
  readonly meta?: ReactNode;
};

/** The first lines of every page. */
export function Answer({ headline, detail, meta }: Props) {
  return (
    <div className="answer">
      <h1>
        <Sentence words={headline} />
      </h1>
      {detail && detail.length > 0 ? (
        <p>
          <Sentence words={detail} />
        </p>
      ) : null}
      {meta ? <div className="answer-meta">{meta}</div> : null}
    </div>
  );
}
