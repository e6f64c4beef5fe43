/** What a page shows of accounts, as evidence: one event for each account that is new in this tab, and one for a list. */
import { accountKey } from '../../drift/place.ts';
import { canonicalRole, namesIn } from '../../drift/same/same-role.ts';
import type { Client } from '../../record/record.schema.ts';
import { clientAtPage, namingClient } from '../../record/tenancy.ts';
import type { HOW_SHOWN } from '../../wire/drift.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { aboutOf } from '../event-about.ts';
import { holdsAccountsAt } from '../held-accounts.ts';
import { type EventParts, recordEvent, recordEvents } from '../record-event.ts';
import { lookAgain } from '../requests/look-again.ts';
import type { Scene } from '../scene.ts';
import { tellOnce } from '../tab-work.ts';
import { type Listed, tellListPage, tellNewRows } from './told-rows.ts';
import { type OurAccount, ourAccounts, type ShownAccount } from './whose-accounts.ts';

type Read = Extract<PageMessage, { type: 'read' }>;

/** How a page of this kind shows accounts. */
export const howShown = ({ page }: Pick<Scene, 'page'>): (typeof HOW_SHOWN)[number] =>
  page?.shows === 'accounts' ? 'list' : page?.shows === 'account' ? 'view' : 'edit';

/** The client whose accounts the page shows; a tenant that cannot be read, or that is nobody's, yields nothing. */
export const clientShown = ({ console, visit, record }: Scene): Client | undefined =>
  namingClient(clientAtPage(console, visit.reading?.tenant), record.snapshot.clients);

/** `round`: the asked round that the page was opened for; then everything is told, also what was told before. Throws as `recordEvent`. */
export async function noteAccounts(scene: Scene, message: Read, round?: string): Promise<void> {
  const client = clientShown(scene);
  const { account, list } = message;
  if (!client || !account) return;
  // Without knowing which accounts are recorded, a list would be told without some of them, and they would be missed.
  if (howShown(scene) === 'list' && !holdsAccountsAt(scene.record.snapshot, client, scene.console)) return;
  const ours = ourAccounts(scene, client, account, howShown(scene) !== 'list');
  const isList = howShown(scene) === 'list';
  const again = await lookAgain(scene.identity, {
    ...{ console: scene.console.id, client: client.id },
    ...(isList ? {} : { accounts: account.map(({ record }) => record) }),
  });
  const place = `${scene.console.id} ${client.id} ${howShown(scene)}${again}`;
  const tell = (rows: readonly OurAccount[]) =>
    recordEvents(
      scene.identity,
      rows.map((one) => observed(scene, client, one, round)),
    );
  if (!isList || !list) {
    await (round ? tell(ours) : tellNewRows(scene.visit.tab, place, ours, tell));
    return;
  }
  const { pathname, search, hash } = new URL(scene.visit.url);
  const page = {
    of: `${scene.console.id} ${client.id} ${scene.page?.id} ${round ?? ''}${again}`,
    ...{ place, ours, list, address: `${pathname}${search}${hash}`, at: new Date() },
    keys: account.map((one) => accountKey(one.record)),
  };
  await tellListPage(scene.visit.tab, page, async (rows, listed) => {
    await tell(round ? ours : rows);
    if (listed) await tellListed(scene, client, listed, list.why, round);
  });
}

function observed(scene: Scene, client: Client, { shown, account }: OurAccount, round?: string): EventParts {
  const holder = account && scene.record.snapshot.technicians.find(({ id }) => id === account.technician);
  const { values, role } = inOurWords(scene, shown);
  return {
    verb: 'account.observed',
    outcome: 'success',
    ...aboutOf(scene),
    client: { id: client.id, version: client.version },
    ...(holder ? { subject: { technician: holder.id, version: holder.version } } : {}),
    object: { type: 'account', key: shown.record, purpose: account?.purpose },
    fields: Object.entries(values).map(([attribute, to]) => ({ attribute, to, source: 'profile' as const })),
    detail: { shown: howShown(scene), ...(role ? { role } : {}), ...(round ? { round } : {}) },
  };
}

/** A console's word for a role as the record calls it, where the profile knows it; the word itself then stands in the event's detail. */
export function inOurWords(
  { profile }: Pick<Scene, 'profile'>,
  { values }: ShownAccount,
): { values: ShownAccount['values']; role?: string } {
  const words = profile?.roles ?? {};
  const { role, groups } = values;
  const named = role && canonicalRole(role, words);
  const ofGroups = groups && namesIn(groups).map((one) => canonicalRole(one, words));
  return {
    values: { ...values, ...(named ? { role: named } : {}), ...(ofGroups ? { groups: ofGroups.join('; ') } : {}) },
    ...(role && named !== role ? { role } : {}),
  };
}

/** A list that was read to its end is told each time; one that was not, once until something about it changes. */
async function tellListed(
  scene: Scene,
  client: Client,
  { complete, ...read }: Listed,
  why: string | undefined,
  round: string | undefined,
): Promise<void> {
  const { visit, console, page, identity } = scene;
  const tell = () =>
    recordEvent(identity, {
      verb: 'accounts.listed',
      outcome: 'success',
      ...aboutOf(scene),
      client: { id: client.id, version: client.version },
      object: { type: 'accounts', key: page?.id ?? 'accounts' },
      detail: {
        ...{ ...read, complete },
        ...(complete ? {} : { why: why ?? 'There are further pages.' }),
        ...(round ? { round } : {}),
      },
    });
  if (complete || round) await tell();
  else await tellOnce(visit.tab, `list:${console.id}:${client.id}:${page?.id}`, `${why} ${read.rows}`, tell);
}
