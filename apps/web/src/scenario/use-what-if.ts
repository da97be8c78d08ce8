import { useEffect } from 'react';
import { problemOf } from '../api/problem.ts';
import { makeEdit, redoLast, say, undoLast } from '../edits/edits.ts';
import { answerKeys } from '../keys/answers.ts';
import { undoChangeEdit } from './scenario-edits.ts';
import { showSheet, useSheet } from './sheet.ts';
import { useScenario } from './use-scenario.ts';

export type WhatIf = {
  readonly isOpen: boolean;
  readonly changes: number;
  /** Begins a scenario; in one, shows or hides its changes. */
  readonly toggle: () => void;
};

const tell = (error: unknown) => say(problemOf(error).detail ?? problemOf(error).title, { isFailure: true });

/** Begins what-ifs from anywhere; the keys W and undo do the same. */
export function useWhatIf(): WhatIf {
  const { view, named, start } = useScenario();
  const isSheet = useSheet();
  const toggle = () => {
    if (named !== undefined) return showSheet(!isSheet);
    start().then(() => showSheet(true), tell);
  };
  const takeBack = async () => {
    if (await undoLast()) return;
    // Nothing was done in this window: then it is the scenario's last change.
    const last = view?.state === 'open' ? view.changes.at(-1) : undefined;
    if (view && last) await makeEdit(undoChangeEdit(view, last));
    else say('There is nothing to take back: only the edits of this window are.');
  };
  useEffect(() =>
    answerKeys({
      whatIf: () => {
        toggle();
        return true;
      },
      undo: () => {
        takeBack().catch(tell);
        return true;
      },
      redo: () => {
        void redoLast().then((isDone) => isDone || say('There is nothing to make again.'));
        return true;
      },
    }),
  );
  return { isOpen: named !== undefined, changes: view?.changes.length ?? 0, toggle };
}
