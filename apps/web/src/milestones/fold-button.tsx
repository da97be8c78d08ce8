import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { plural } from '../words/figures.ts';
import './fold-button.css';

type Props = { readonly count: number; readonly open: boolean; readonly onChange: (open: boolean) => void };

/** Unfolds the epics under the releases, and folds them again. */
export function FoldButton({ count, open, onChange }: Props) {
  if (count === 0) return null;
  return (
    <p className="fold-button">
      <Button kind="bare" size="small" aria-expanded={open} onClick={() => onChange(!open)}>
        <Icon name={open ? 'up' : 'down'} />
        {open ? 'Show fewer' : `Show ${plural(count, 'more epic')}`}
      </Button>
    </p>
  );
}
