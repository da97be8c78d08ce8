import type { SettingsView, ZoneEffectView } from '@fulcrum/workbench/views';
import { Command } from 'commander';
import { harmless, print } from '../output.ts';
import { withWorkbench } from '../with-workbench.ts';
import { ask } from './ask.ts';
import { calendarCommand, calendarsWords } from './calendar.ts';

type Json = { readonly json?: boolean };

/** `fulcrum settings`, `fulcrum zone` and `fulcrum calendar …`: where days lie, and who works when. */
export function settingsCommands(): readonly Command[] {
  return [settingsCommand(), zoneCommand(), calendarCommand()];
}

function settingsCommand(): Command {
  return new Command('settings')
    .description('Zone, calendars, currency, ceilings, and the words that mean nothing yet.')
    .option('--json', 'print the settings as JSON')
    .action(({ json }: Json) =>
      withWorkbench('program.read', async (session) => {
        const settings = await ask<SettingsView>(session, 'settings', {});
        print(json, settings, () => settingsWords(settings));
      }),
    );
}

function settingsWords(view: SettingsView): string {
  const { zone, currency, ceiling, clock, today, unmapped, questions } = view;
  const lines = [
    view.headline.map(({ text }) => text).join(''),
    `today: ${today}${clock === null ? '' : ' (the clock is fixed)'}`,
    `zone: ${zone ?? 'UTC (none is named)'}`,
    `currency: ${currency ?? 'none is named'}`,
    `ceiling: ${ceiling.weeks ?? 3} weeks on average, ${ceiling.days ?? 10} days in a row`,
    `words without a meaning: ${unmapped}`,
    `questions on who is whom: ${questions}`,
  ];
  return [...lines.map(harmless), calendarsWords(view)].join('\n');
}

function zoneCommand(): Command {
  return new Command('zone')
    .description('Say the time zone in which a day begins. What has happened stays on its day.')
    .argument('<zone>', 'an IANA name such as Europe/Berlin; or "none" for UTC')
    .option('--preview', 'only tell what it would change')
    .option('--json', 'print the result as JSON')
    .action((zone: string, { preview, json }: Json & { preview?: boolean }) =>
      withWorkbench(preview ? 'program.read' : 'workspace.configure', async (session) => {
        const named = zone === 'none' ? '' : zone;
        const effect = await ask<ZoneEffectView>(session, 'zone-effect', { zone: named });
        if (!preview) await ask<SettingsView>(session, 'set-zone', { zone: named === '' ? null : named });
        print(json, effect, () => effect.words.join('\n'));
      }),
    );
}
