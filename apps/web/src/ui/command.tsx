import { useState } from 'react';
import { Button } from './button.tsx';
import './command.css';
import { Icon } from './icon.tsx';

/** A command to type into a terminal, with a button that copies it. */
export function Command({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Select it and copy');
    }
    setTimeout(() => setSaid(''), 2500);
  };
  return (
    <div className="command">
      <code>{text}</code>
      <span role="status">{said}</span>
      <Button kind="bare" size="small" aria-label={`Copy: ${text}`} onClick={() => void copy()}>
        <Icon name="copy" />
      </Button>
    </div>
  );
}
