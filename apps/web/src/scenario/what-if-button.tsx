import { useWorkspace } from '../shell/use-program.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import './what-if-button.css';
import { useWhatIf } from './use-what-if.ts';

/** Begins a scenario from any page; in one, shows its changes. */
export function WhatIfButton() {
  const { isOpen, changes, toggle } = useWhatIf();
  const hasPrograms = (useWorkspace()?.programs.length ?? 0) > 0;
  if (!hasPrograms) return null;
  return (
    <Button
      className={isOpen ? 'what-if-button button-scenario button-main' : 'what-if-button'}
      onClick={toggle}
      aria-keyshortcuts="w"
      title={isOpen ? 'The changes of the scenario (W)' : 'Begin a scenario (W)'}
    >
      <Icon name="branch" />
      <span>What if</span>
      {isOpen ? <b>{changes}</b> : null}
    </Button>
  );
}
