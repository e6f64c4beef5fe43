/** Which accounts are meant by what is selected, as a round takes them. */
import type { DriftItem, DriftPlace } from '../../../lib/wire/drift.schema.ts';
import { searchKind } from '../../options/asked/collector.ts';
import type { Ask, Reply } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import type { Cell } from '../board/grid.tsx';

export interface Asked {
  /** recorded ones, by id */
  accounts: string[];
  /** others, as the console names them */
  others: { client: string; console: string; name: string }[];
}

/** A round takes no more. */
export const MOST = 500;

/** All accounts that show these findings: a list holds only some of an item's places. */
export async function accountsOfItems(ask: Ask, items: readonly DriftItem[]): Promise<Reply<Asked>> {
  const places: DriftPlace[] = [];
  for (const item of items) {
    if (item.count <= item.places.length) {
      places.push(...item.places);
      continue;
    }
    const reply = await askRoute(ask, 'GET /v1/drift/:id', { id: item.id });
    if (!reply.ok) return reply;
    places.push(...reply.value.places);
  }
  const recorded = places.flatMap(({ accountId }) => accountId ?? []);
  const others = places.flatMap(({ accountId, client, console, account }) =>
    accountId === null ? [{ client, console, name: account }] : [],
  );
  return { ok: true, value: capped([...new Set(recorded)], others) };
}

/** The recorded accounts in these cells. */
export async function accountsOfCells(ask: Ask, cells: readonly Cell[]): Promise<Reply<Asked>> {
  const accounts = new Set<string>();
  for (const { technician, column } of cells) {
    if (technician === null) continue;
    const query = { technician, client: column?.client, console: column?.console ?? undefined, limit: 200 };
    const reply = await searchKind(ask, 'accounts', query);
    if (!reply.ok) return reply;
    for (const { id, status } of reply.value.items) if (status !== 'gone') accounts.add(id);
  }
  return { ok: true, value: capped([...accounts], []) };
}

const capped = (accounts: string[], others: Asked['others']): Asked => ({
  accounts: accounts.slice(0, MOST),
  others: others.slice(0, Math.max(0, MOST - accounts.length)),
});
