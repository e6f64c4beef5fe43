/** What somebody asked the evidence for, in words. */
import { quoted, shown, type Told } from './words.ts';

const WORDS: Partial<Record<string, string>> = {
  q: 'names that begin like',
  ticket: 'ticket',
  account: 'account',
  object: 'object',
  signedInAs: 'console account',
  group: 'kind',
  verb: 'event',
  outcome: 'outcome',
  seed: 'drawn by the seed',
  what: 'lines',
};

/** “evidence of Fabrikam, ticket “17”, from 2026-07-01T00:00:00Z on”; of what an older collector told otherwise its own words. */
export function whatWasRead({ body, names, key }: Told): string {
  const asked = Object.entries(body.detail ?? {}).map(([part, value]): [string, string] => [part, String(value)]);
  if (asked.length === 0) return key && key !== 'all' ? `evidence (${key})` : 'all the evidence they may see';
  const of = new Map(asked);
  const client = of.get('client');
  const [from, to] = [of.get('from'), of.get('to')];
  const parts = asked.flatMap(([part, value]) => partOf(part, value, names));
  const period = [...(from ? [`from ${shown(from)}`] : []), ...(to ? [`to ${shown(to)}`] : [])].join(' ');
  const whose = client ? ` of ${shown(names.client(client))}` : '';
  return [`${subjectOf(of, names)}${whose}`, ...parts, ...(period ? [period] : [])].join(', ');
}

function subjectOf(of: ReadonlyMap<string, string>, names: Told['names']): string {
  const [population, sample, reach] = [of.get('population'), of.get('sample'), of.get('reach')];
  if (population) return `the population of ${shown(population)}`;
  if (sample) return `a sample of ${of.get('n') ?? of.get('ids') ?? 'some'} ${shown(sample)}`;
  if (reach) return `who can reach ${shown(names.client(reach))}`;
  return of.has('match') ? 'the comparison of a console’s own log with ours' : 'evidence';
}

function partOf(part: string, value: string, names: Told['names']): string[] {
  if (part === 'person') return [`about ${shown(names.technician(value))}`];
  if (part === 'actor') return [`done by ${shown(names.technician(value))}`];
  if (part === 'subject') return [`of ${shown(names.technician(value))}’s identity`];
  if (part === 'console') return [`on ${shown(names.console(value))}`];
  const word = WORDS[part];
  return word ? [`${word} ${quoted(value)}`] : [];
}
