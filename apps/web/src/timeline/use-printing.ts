import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while the page is printed: then all rows are drawn, not only those in sight. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    const paper = matchMedia('print');
    const turn = () => setPrinting(paper.matches);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    paper.addEventListener('change', turn);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      paper.removeEventListener('change', turn);
    };
  }, []);
  return isPrinting;
}
