/** What a page that was opened for a round showed, as what came of its accounts. */
import { matchPage } from '../../consoles/match.ts';
import type { ProfilePage } from '../../consoles/profile.schema.ts';
import { accountKey } from '../../drift/place.ts';
import { clientAtPage } from '../../record/tenancy.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { RoundTarget } from '../../wire/rounds.schema.ts';
import { clientShown } from '../observing/note-accounts.ts';
import { namesOf, type ShownAccount } from '../observing/whose-accounts.ts';
import type { Scene } from '../scene.ts';
import { type Came, listKey, type Run, targetOf } from './run.ts';
import { verdictOn } from './verdict.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** The run after its step was read. `now` in ms since 1970. */
export function takeReading(before: Run, scene: Scene, message: Read, now: number): Run {
  const { step, ...run } = before;
  const target = step && targetOf(run, step);
  if (!step || !target) return before;
  const barred = barredBy(scene, target, message);
  // Whoever is to sign in, or to choose another tenant, does so for all of them.
  if (barred) return settleAll(run, target, barred);
  if (step.kind === 'list') return takeList(run, scene, target, message, now);
  return { ...run, came: { ...run.came, [target.at]: cameOf(scene, target, message, now) } };
}

/** Why nothing at this console and client can be read now; undefined where it can. */
function barredBy(scene: Scene, target: RoundTarget, message: Read): string | undefined {
  if (message.signIn) return `${target.consoleLabel} asks to sign in. Sign in there, then ask again.`;
  const at = clientAtPage(scene.console, message.tenant);
  if (at.status === 'unread')
    return message.problems.length > 0 ? undefined : 'The page does not say whose tenant it shows.';
  if (at.status === 'unknown-tenant')
    return `The page shows ${at.tenant}, which is no client’s tenant in the record. This account is at ${target.clientName}.`;
  const shown = clientShown(scene);
  if (shown?.id === target.client) return undefined;
  return `The page shows ${shown?.name ?? 'another client'}, this account is at ${target.clientName}. Choose that tenant in the console, then ask again.`;
}

function settleAll(run: Run, { console, client }: RoundTarget, why: string): Run {
  const rest = run.targets.filter((one) => one.console === console && one.client === client && !run.came[one.at]);
  const came: Came = { result: 'unreadable', why, differs: [] };
  return { ...run, came: { ...run.came, ...Object.fromEntries(rest.map(({ at }) => [at, came])) } };
}

function takeList(run: Run, scene: Scene, target: RoundTarget, message: Read, now: number): Run {
  const key = listKey(target);
  const [problem] = message.problems;
  const { list } = message;
  const pages = (run.lists[key]?.pages ?? 0) + 1;
  if (problem || !list) {
    const why = problem ? `${problem.field}: ${problem.why}` : 'The page did not show its list.';
    return { ...run, lists: { ...run.lists, [key]: { state: 'partial', why, pages } } };
  }
  const next: Run = { ...run, came: { ...run.came }, links: { ...run.links }, listed: { ...run.listed } };
  const client = clientShown(scene);
  const here = run.targets.filter((one) => one.console === target.console && one.client === target.client);
  for (const one of here) {
    const row = message.account?.find((shown) => isIt(shown, one));
    if (!row || !client) continue;
    next.listed[one.at] = verdictOn(scene, client, one, row, now);
    const link = row.link && pageAt(scene, row.link);
    if (link && (link.shows === 'account' || link.shows === 'form')) next.links[one.at] = link.url;
  }
  // Leafed through by us from its first page on, each page the one the page before named.
  const whole = list.whole && (pages > 1 || list.first);
  const follows = whole && list.next !== undefined && pageAt(scene, list.next)?.shows === 'accounts';
  const complete = whole && list.last;
  next.lists = {
    ...run.lists,
    [key]: {
      state: complete ? 'complete' : follows ? 'reading' : 'partial',
      pages,
      ...(follows && list.next ? { next: list.next } : {}),
      ...(complete ? {} : { why: list.why ?? 'There are further pages.' }),
    },
  };
  if (complete)
    for (const one of here)
      if (!next.listed[one.at] && !next.came[one.at])
        next.came[one.at] = NOT_FOUND('It is not in the list of accounts.');
  return next;
}

/** Where a page's own link leads. A round follows it only to a page that its profile knows: nothing else of the console is opened, whatever a page says. */
function pageAt(
  { profile, console, visit }: Scene,
  path: string,
): { url: string; shows: ProfilePage['shows'] } | undefined {
  const url = new URL(path, visit.origin).href;
  const shows = profile ? matchPage(profile, console, url)?.page.shows : undefined;
  return shows && { url, shows };
}

const NOT_FOUND = (why: string): Came => ({ result: 'not-found', why, differs: ['account'] });

function cameOf(scene: Scene, target: RoundTarget, message: Read, now: number): Came {
  if (message.absent) return NOT_FOUND('The console says that it has no such account.');
  const [problem] = message.problems;
  if (problem) return { result: 'unreadable', why: `${problem.field}: ${problem.why}`.slice(0, 512), differs: [] };
  const client = clientShown(scene);
  const [shown] = message.account ?? [];
  if (!shown || !client) return { result: 'unreadable', why: 'The page did not show an account.', differs: [] };
  if (!isIt(shown, target))
    return { result: 'unreadable', why: `The page shows the account ${shown.record}.`, differs: [] };
  return verdictOn(scene, client, target, shown, now);
}

const isIt = (shown: ShownAccount, { name }: RoundTarget): boolean =>
  namesOf(shown).some((one) => accountKey(one) === accountKey(name));
