import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FindButton } from '../palette/find-button.tsx';
import { WhatIfButton } from '../scenario/what-if-button.tsx';
import { formatDay } from '../time/format-day.ts';
import { Button } from '../ui/button.tsx';
import { Icon, ThemeIcon } from '../ui/icon.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { FreshnessLink } from './freshness-link.tsx';
import { switchTheme } from './look.ts';
import { useAsOf } from './use-as-of.ts';
import { useWorkspace } from './use-program.ts';
import './top-bar.css';

export function TopBar() {
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar-brand" aria-label="Fulcrum, portfolio">
        <Mark />
        <span>Fulcrum</span>
      </Link>
      <Breadcrumbs />
      <AsOfChip />
      <div className="top-bar-gap" />
      <FreshnessLink />
      <FindButton />
      <WhatIfButton />
      <ShareButton />
      <Button kind="bare" onClick={switchTheme} aria-label="Switch between light and dark">
        <ThemeIcon />
      </Button>
    </header>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M10 8.5 15 17H5z" fill="var(--accent)" />
      <path d="M2 8.8 18 4.6" stroke="var(--ink)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}

/** On a phone the time machine lies below the page; this chip says the day and leads there. */
function AsOfChip() {
  const asOf = useAsOf();
  const hasPrograms = (useWorkspace()?.programs.length ?? 0) > 0;
  if (!asOf || !hasPrograms) return null;
  return (
    <a className="top-bar-chip" href="#time-machine" aria-label={`As of ${formatDay(asOf)}, change the day`}>
      <Icon name="clock" />
      {formatDay(asOf, asOf)}
    </a>
  );
}

function ShareButton() {
  const [said, setSaid] = useState('');
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setSaid('Link copied');
    } catch {
      setSaid('Copy the address from the address bar');
    }
    setTimeout(() => setSaid(''), 2500);
  };
  return (
    <span className="top-bar-share">
      <span role="status">{said}</span>
      <Button kind="bare" onClick={() => void share()} aria-label="Copy a link to this view">
        <Icon name="share" />
      </Button>
    </span>
  );
}
