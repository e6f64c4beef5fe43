/** The collector's side of the path of an access change: what a client must have said before, who joined or left, and where its requests stand. */
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import type { Reader } from './reader.ts';

/** An administrator's or a lead's call that must be taken. */
export async function done(
  reader: Reader,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<unknown> {
  const answer = await reader.call(method, path, body, headers);
  if (answer.status >= 300)
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Writes an object of the record, or changes the one that is there. */
export async function put(administrator: Reader, kind: string, id: string, change: object): Promise<void> {
  const known = await administrator.call('GET', `/v1/objects/${kind}/${id}`);
  const before = known.status === 200 ? (known.body as { object: { version: number } }).object : undefined;
  const headers = before ? { 'if-match': String(before.version), 'unswivel-why': 'test' } : undefined;
  await done(
    administrator,
    'PUT',
    `/v1/${kind}/${id}`,
    { ...before, id, ...change, version: before?.version ?? 1 },
    headers,
  );
}

/**
 * A role template that gives an account in Northwind's directory and in our own RMM, the group of the client's own people who decide there, and clients that let what the template gives approve
 * itself once a movement is confirmed.
 */
export async function prepareClients(administrator: Reader, approver: string): Promise<void> {
  await put(administrator, 'templates', 'onboard', {
    label: 'Technician',
    grants: [
      { kind: 'iam', client: 'northwind', purpose: 'everyday', groups: [] },
      { kind: 'rmm', purpose: 'everyday', groups: [] },
    ],
  });
  await put(administrator, 'sources', 'northwind-ad', { label: 'Northwind directory', kind: 'scim', owns: [] });
  await put(administrator, 'groups', 'managers', {
    ...{ displayName: 'Northwind practice managers', source: 'northwind-ad', members: [approver] },
  });
  for (const client of ['northwind', 'msp'])
    await put(administrator, 'clients', client, { lifecycle: { standard: true }, ticketRequired: false });
}

/** A lead confirms what is still open of somebody, oldest first: all that follows is set off by itself. */
export async function confirmMovements(lead: Reader, technician: string): Promise<void> {
  const { movements } = (await lead.get(`/v1/movements?technician=${technician}`)) as {
    movements: { id: string; state: string }[];
  };
  for (const { id, state } of movements.toReversed())
    if (state === 'open') await done(lead, 'POST', `/v1/movements/${id}/confirm`, {});
}

/** Those that are open, unless the query says which. */
export async function requestsOf(reader: Reader, query: string): Promise<RequestView[]> {
  return ((await reader.get(`/v1/requests?${query}`)) as { requests: RequestView[] }).requests;
}
