import type { MilestoneRow } from '@fulcrum/workbench/views';
import type { ReactNode } from 'react';
import './status.css';

/** Status is always shape, word and hue, so that no reader depends on one of them. */
export type Tone = 'ok' | 'risk' | 'late' | 'none';
export type Health = MilestoneRow['health'];

const SHAPES: Record<Tone, ReactNode> = {
  ok: <circle cx="6" cy="6" r="4.5" />,
  risk: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  late: <path d="M6 1 11.5 10.8H.5z" />,
  none: <circle cx="6" cy="6" r="4.5" />,
};

const HEALTH: Record<Health, { readonly tone: Tone; readonly word: string }> = {
  'on-track': { tone: 'ok', word: 'on track' },
  'at-risk': { tone: 'risk', word: 'at risk' },
  late: { tone: 'late', word: 'late' },
  finished: { tone: 'ok', word: 'landed' },
  'no-target': { tone: 'none', word: 'no target' },
  'no-forecast': { tone: 'none', word: 'no forecast' },
};

export const healthTone = (health: Health): Tone => HEALTH[health].tone;
export const healthWord = (health: Health): string => HEALTH[health].word;

/** The shape alone; the words must stand beside it. */
export function StatusShape({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={`status-shape status-shape-${tone}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}

export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`status status-${tone}`}>
      <StatusShape tone={tone} />
      {children}
    </span>
  );
}
