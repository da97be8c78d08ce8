import type { SettingsView, WorkspaceView } from '@fulcrum/workbench/views';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { EditFailed } from '../edits/edit-failed.tsx';
import { useEdit } from '../edits/use-edit.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { Select } from '../ui/select.tsx';
import { plural } from '../words/figures.ts';
import { currencyEdit } from './settings-edits.ts';

type Props = { readonly view: SettingsView; readonly workspace: WorkspaceView };

/** The currency of rates and expenses; another one converts nothing, and says so first. */
export function MoneySection({ view: { currency, priced }, workspace }: Props) {
  const [chosen, setChosen] = useState<string>();
  const { edit, busy, error } = useEdit();
  const wanted = chosen ?? currency ?? '';
  const counts = pricedWords(priced);
  const keep = () => edit(currencyEdit(wanted === '' ? null : wanted, currency), () => setChosen(undefined));
  const isChanged = wanted !== (currency ?? '');
  const program = workspace.programs[0];
  return (
    <Section
      title="Currency and ceilings"
      note="What rates and expenses are in; when somebody has too much"
      id="currency"
    >
      <div className="settings-row">
        <Select
          label="Currency"
          value={wanted}
          options={currenciesWith(currency)}
          disabled={busy}
          onChange={setChosen}
        />
        {isChanged ? (
          <Button kind="main" size="small" disabled={busy} onClick={keep}>
            {busy ? 'Saving …' : 'Use it'}
          </Button>
        ) : null}
      </div>
      <Priced counts={counts} from={currency} to={wanted} />
      {program ? (
        <p>
          <Link to="/programs/$program/people" params={{ program: program.id }}>
            Ceilings are changed on the page of people
          </Link>
        </p>
      ) : null}
      <EditFailed error={error} />
    </Section>
  );
}

function pricedWords({ teams, people, expenses }: SettingsView['priced']): readonly string[] {
  return [
    teams > 0 ? plural(teams, 'rate of a team', 'rates of teams') : '',
    people > 0 ? plural(people, 'rate of a person', 'rates of people') : '',
    expenses > 0 ? plural(expenses, 'expense') : '',
  ].filter(Boolean);
}

type PricedProps = { readonly counts: readonly string[]; readonly from: string | null; readonly to: string };

/** What is priced; and that nothing is converted, before another currency is kept. */
function Priced({ counts, from, to }: PricedProps) {
  if (counts.length === 0) return <p className="text-ink-3">Nothing is priced yet.</p>;
  if (from === null || from === to) return <p className="text-ink-3">{`In it: ${counts.join(', ')}.`}</p>;
  const next = to === '' ? 'no currency' : to;
  return (
    <p className="settings-preview" role="status">
      {`Figures are not converted: ${counts.join(', ')} stay the same numbers, of ${next} in place of ${from}.`}
    </p>
  );
}

function currenciesWith(currency: string | null): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  const all = [...new Set([...Intl.supportedValuesOf('currency'), ...(currency === null ? [] : [currency])])].sort();
  return [['', 'None is named'], ...all.map((code) => [code, `${code} · ${names.of(code) ?? code}`] as const)];
}
