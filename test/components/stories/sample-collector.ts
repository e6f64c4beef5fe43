/** Answers of an invented collector to `own.ask`, over the invented record, for the stories of the administration pages. */
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { NamesAnswer, RecordAnswer } from '../../../lib/wire/own.ts';
import { accounts, exceptions, machines, templates } from './sample-access.ts';
import { failure } from './sample-own.ts';
import { record } from './sample-record.ts';

type Objects = { [K in Kind]: Kinds[K][] };
export type Answering = (message: AskMessage) => unknown;

const TITLES = ['displayName', 'name', 'label', 'reason'] as const;
const titleOf = (one: object) =>
  TITLES.map((key) => (one as Partial<Record<string, unknown>>)[key]).find((text) => typeof text === 'string');

export function objectsOf(from: RecordAnswer = record): Objects {
  const { technicians, clients, consoles } = from;
  return { technicians, clients, consoles, accounts, templates, exceptions, machines, sources: [], groups: [] };
}

/** `routes` answers what is no search and no object; what it lacks never answers, so that a view shows that it waits. */
export function collector(objects: () => Objects = objectsOf, routes: Record<string, unknown> = {}) {
  return (message: AskMessage): unknown => {
    const { route, kind, id } = message;
    const given = routes[route];
    const said = typeof given === 'function' ? (given as Answering)(message) : given;
    if (said !== undefined) return isFailure(said) ? said : { status: 200, value: said };
    if (route === 'GET /v1/search/:kind' && kind) return { status: 200, value: search(objects()[kind], message) };
    if (route === 'GET /v1/objects/:kind/:id' && kind) {
      const object = (objects()[kind] as { id: string }[]).find((one) => one.id === id);
      if (!object) return failure('record.unknown', 'There is no such thing.');
      const stamp = { changedAt: '2026-11-21T13:02:00.000Z', changedBy: 'jonas-weber', why: 'Moved to projects' };
      return { status: 200, value: { object, ...stamp, ...(kind === 'technicians' ? FROM : {}) } };
    }
    if (route === 'PUT /v1/:kind/:id') return { status: 200, value: message.body };
    if (route === 'DELETE /v1/:kind/:id') return { status: 204, value: null };
    return new Promise(() => {});
  };
}

/** Every name there is. */
export function namesOf(from: RecordAnswer): NamesAnswer {
  return {
    technicians: Object.fromEntries(from.technicians.map((one) => [one.id, one.displayName])),
    clients: Object.fromEntries(from.clients.map((one) => [one.id, one.name])),
    consoles: Object.fromEntries(from.consoles.map((one) => [one.id, one.label])),
    templates: Object.fromEntries(templates.map((one) => [one.id, one.label])),
  };
}

const isFailure = (said: unknown) => typeof said === 'object' && said !== null && 'ok' in said;

function search(all: readonly object[], { query = {} }: AskMessage) {
  const words = String(query.q ?? '').toLowerCase();
  const about = ['client', 'technician', 'console'].flatMap((key) => (query[key] ? [`"${query[key]}"`] : []));
  const found = all.filter((one) => {
    const text = JSON.stringify(one);
    return text.toLowerCase().includes(words) && about.every((id) => text.includes(id));
  });
  const sorted = [...found].sort((a, b) => String(titleOf(a)).localeCompare(String(titleOf(b))));
  const from = Number(query.after ?? 0);
  const limit = Number(query.limit ?? 50);
  const next = from + limit < sorted.length ? String(from + limit) : null;
  return { items: sorted.slice(from, from + limit), next, total: sorted.length };
}

const ENTRA = { source: 'entra', label: 'Entra', at: '2026-11-20T08:12:00.000Z' };
const HAND = { source: 'options', label: 'the options page', at: '2026-11-21T13:02:00.000Z' };
const FROM = {
  sources: {
    name: ENTRA,
    displayName: ENTRA,
    userName: ENTRA,
    emails: ENTRA,
    title: ENTRA,
    department: ENTRA,
    employeeNumber: ENTRA,
    active: ENTRA,
    phoneNumbers: HAND,
  },
  owners: {
    name: { id: 'entra', label: 'Entra' },
    displayName: { id: 'entra', label: 'Entra' },
    userName: { id: 'entra', label: 'Entra' },
    emails: { id: 'entra', label: 'Entra' },
    title: { id: 'entra', label: 'Entra' },
    department: { id: 'entra', label: 'Entra' },
    employeeNumber: { id: 'entra', label: 'Entra' },
    active: { id: 'entra', label: 'Entra' },
  },
};
