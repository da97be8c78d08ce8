import type { ScenarioView } from '@fulcrum/workbench/views';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';
import { makeEdit, say } from '../edits/edits.ts';
import { Button } from '../ui/button.tsx';
import { reopenEdit, revertEdit } from './scenario-edits.ts';

/** Opens a scenario again that was discarded, or takes one back from everybody's plan that was committed. */
export function BackButton({ scenario }: { readonly scenario: ScenarioView }) {
  const isCommitted = scenario.state === 'committed';
  const { mutate, isPending } = useMutation({
    mutationFn: () => makeEdit((isCommitted ? revertEdit : reopenEdit)(scenario)),
    onError: (error) => say(problemOf(error).detail ?? problemOf(error).title, { isFailure: true }),
  });
  const what = isCommitted ? 'Take back' : 'Open again';
  return (
    <Button
      size="small"
      disabled={isPending}
      aria-label={isCommitted ? `Take ${scenario.name} back from everybody’s plan` : `Open ${scenario.name} again`}
      onClick={() => mutate()}
    >
      {what}
    </Button>
  );
}
