import { endOfDay } from '@fulcrum/core/calendar';
import type { MilestoneForecast, TeamPart } from '@fulcrum/core/forecast';
import { isClosed, type ProgramGraph } from '@fulcrum/core/program';
import type { EvidenceRef, OptionsView, Words } from '../../views/index.ts';
import { itemsEvidence } from '../evidence-ref.ts';
import { countWords, dayWords, piece } from '../phrases.ts';
import { type BriefSource, ownEvidence } from './brief-source.ts';

/** What threatens it most: the team that ends last, and what it waits for from outside. */
export function threatSentence(source: BriefSource): Words {
  const { forecast, graph } = source;
  if (forecast.status === 'ok' && forecast.finished !== null) return [piece.text('Nothing threatens it any more.')];
  const outside = outsideWords(graph, forecast.milestone);
  const also = piece.text(outside === '' ? '.' : `; besides, ${outside}.`);
  const last = lastTeam(forecast);
  const awaited = awaitedLast(source, last?.lastShare ?? 0);
  if (awaited !== null) return [...awaitedWords(awaited), also];
  if (last !== null) return [...lastWords(source, last), also];
  const largest = largestTeam(source);
  if (largest === null) return [piece.text('No open work is known in it'), also];
  return [piece.text('Most of what is left lies with '), ...openOf(source, largest), also];
}

/** The part of a team, as far as the sentence tells of it. */
type Part = Pick<TeamPart, 'team' | 'name' | 'open'>;

function lastTeam({ status, remaining }: MilestoneForecast): TeamPart | null {
  if (status !== 'ok') return null;
  return remaining.byTeam
    .filter(({ open }) => open > 0)
    .reduce<TeamPart | null>((most, part) => (part.lastShare > (most?.lastShare ?? -1) ? part : most), null);
}

/** The team with the most open items, counted where no forecast tells which ends last. */
function largestTeam({ graph, forecast }: BriefSource): Part | null {
  const counts = new Map<string | null, number>();
  for (const item of graph.items.values()) {
    if (!item.milestones.includes(forecast.milestone) || isClosed(item)) continue;
    counts.set(item.team, (counts.get(item.team) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  if (most === undefined) return null;
  const [team, open] = most;
  return { team, name: graph.teams.get(team ?? '')?.name ?? team ?? '', open };
}

type Constraint = OptionsView['constraints'][number];

/** An answer from outside that comes last more often than any team does. */
function awaitedLast({ plan }: BriefSource, share: number): Constraint | null {
  const [first] = plan?.constraints ?? [];
  if (first === undefined || ['team', 'skill', 'person'].includes(first.kind)) return null;
  return first.lastShare > share ? first : null;
}

function awaitedWords({ name, subject, lastShare }: Constraint): Words {
  const evidence: EvidenceRef = { kind: 'facts', label: name, params: { subject } };
  return [
    piece.text('What threatens it most is the answer that it waits for, '),
    piece.figure(name, evidence),
    piece.text(`: it comes last in ${shareWords(lastShare)} of all futures`),
  ];
}

function lastWords(source: BriefSource, last: TeamPart): Words {
  const evidence = ownEvidence(source, 'How often each team is last');
  const by = dayWords(last.quantiles.p85, source.forecast.asOf);
  const ends = `, and is 85\u00a0% sure to be through only by ${by}`;
  const queue = source.plan?.constraints.find(({ subject }) => subject === `team:${last.team ?? ''}`)?.queueDays ?? 0;
  const waits = queue < 1 ? '' : `; an item waits ${countWords(Math.round(queue), 'working day')} there for its turn`;
  return [
    piece.text('What threatens it most is '),
    ...openOf(source, last),
    piece.text(': it is the last to finish in '),
    piece.figure(shareWords(last.lastShare), evidence),
    piece.text(` of all futures${last.pooled ? '' : ends}${waits}`),
  ];
}

function openOf({ forecast, program }: BriefSource, { team, name, open }: Part): Words {
  const { asOf, milestone } = forecast;
  const filter = { milestone, team, openAt: endOfDay(asOf) };
  const who = team === null ? 'work that no team has, with ' : `${name}, with `;
  const evidence = itemsEvidence(`Open items of ${name} in ${forecast.name}`, { program, asOf, filter, count: open });
  return [piece.text(who), piece.figure(countWords(open, 'open item'), evidence)];
}

function shareWords(share: number): string {
  const percent = Math.round(share * 100);
  return percent > 99 ? '>99\u00a0%' : `${percent}\u00a0%`;
}

/** Open risks and unanswered questions that people entered for a milestone, as counts. */
function outsideWords(graph: ProgramGraph, milestone: string): string {
  const isIn = (item: string | null) =>
    item !== null && (graph.items.get(item)?.milestones.includes(milestone) ?? false);
  const risks = [...graph.risks.values()].filter(
    (risk) => risk.state !== 'closed' && (risk.milestones.includes(milestone) || risk.items.some(isIn)),
  ).length;
  const waits = [...graph.waits.values()].filter(
    (wait) => wait.answered === null && (wait.milestone === milestone || isIn(wait.item)),
  ).length;
  const said = [
    ...(risks === 0 ? [] : [countWords(risks, 'known risk')]),
    ...(waits === 0 ? [] : [`${countWords(waits, 'answer')} from outside`]),
  ];
  if (said.length === 0) return '';
  return `${said.join(' and ')} ${risks + waits === 1 ? 'stands' : 'stand'} in its way`;
}
