import type { StoredFact, Value } from '@fulcrum/core/vocabulary';
import type { FactsView } from '../views/index.ts';

/** A fact as the evidence drawer shows it. */
export function factRow(fact: StoredFact): FactsView['facts'][number] {
  const { seq, subject, attribute, op, value, source, cause } = fact;
  return {
    seq,
    subject,
    attribute,
    op,
    value: Array.isArray(value) ? [...value] : (value as Exclude<Value, readonly string[]>),
    at: new Date(fact.at).toISOString(),
    recordedAt: new Date(fact.recordedAt).toISOString(),
    source,
    cause,
    words: factWords(fact),
  };
}

/** A fact in words: `state became "Closed"`. */
function factWords({ attribute, op, value }: StoredFact): string {
  const shown =
    value === null
      ? 'nothing'
      : Array.isArray(value)
        ? value.map((each) => `"${each}"`).join(', ') || 'nothing'
        : JSON.stringify(value);
  if (op === 'add') return `${attribute} gained ${shown}`;
  if (op === 'remove') return `${attribute} lost ${shown}`;
  return `${attribute} became ${shown}`;
}
