/** What a page shows of accounts, as evidence: one event for each account that is new in this tab, and one for a list. */
import { accountKey } from '../../drift/place.ts';
import { canonicalRole, namesIn } from '../../drift/same/same-role.ts';
import type { Client } from '../../record/record.schema.ts';
import { clientAtPage, namingClient } from '../../record/tenancy.ts';
import type { HOW_SHOWN } from '../../wire/drift.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { aboutOf } from '../event-about.ts';
import { type EventParts, recordEvent, recordEvents } from '../record-event.ts';
import type { Scene } from '../scene.ts';
import { tellOnce } from '../tab-work.ts';
import { addPage, tellNewRows } from './told-rows.ts';
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
  if (!client || !message.account) return;
  const list = scene.page?.shows === 'accounts';
  const ours = ourAccounts(scene, client, message.account, !list);
  const place = `${scene.console.id} ${client.id} ${howShown(scene)}`;
  const tell = (fresh: readonly OurAccount[]) =>
    recordEvents(
      scene.identity,
      fresh.map((one) => observed(scene, client, one, round)),
    );
  if (round) await tell(ours);
  else await tellNewRows(scene.visit.tab, place, ours, tell);
  if (list && message.list) await noteList(scene, client, { ...message, list: message.list }, round);
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

/** A list that was read to its end says so each time; one that was not, once until something about it changes. */
async function noteList(
  scene: Scene,
  client: Client,
  { list, account = [] }: Read & { list: NonNullable<Read['list']> },
  round: string | undefined,
): Promise<void> {
  const { visit, console, page } = scene;
  const address = new URL(visit.url);
  const { began, complete, rows, pages } = await addPage(visit.tab, {
    of: `${console.id} ${client.id} ${page?.id}`,
    address: `${address.pathname}${address.search}${address.hash}`,
    keys: account.map((one) => accountKey(one.record)),
    list,
    at: new Date(),
  });
  const tell = () =>
    recordEvent(scene.identity, {
      verb: 'accounts.listed',
      outcome: 'success',
      ...aboutOf(scene),
      client: { id: client.id, version: client.version },
      object: { type: 'accounts', key: page?.id ?? 'accounts' },
      detail: {
        ...{ began, complete, rows, pages },
        ...(complete ? {} : { why: list.why ?? 'There are further pages.' }),
        ...(round ? { round } : {}),
      },
    });
  if (complete || round) await tell();
  else await tellOnce(visit.tab, `list:${console.id}:${client.id}:${page?.id}`, `${list.why ?? pages} ${rows}`, tell);
}
