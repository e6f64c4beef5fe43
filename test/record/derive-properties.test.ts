/** What must hold of any derivation: tried on worlds made at random from a fixed seed. */
import { expect, test } from 'vitest';
import {
  type Exception,
  exceptionSchema,
  type RoleTemplate,
  roleTemplateSchema,
} from '../../lib/record/access.schema.ts';
import { CONSOLE_KINDS, PURPOSES } from '../../lib/record/attributes.ts';
import { type DeriveInput, derive } from '../../lib/record/derive.ts';
import { exceptionsFor, inForce } from '../../lib/record/exceptions.ts';
import { explainValue } from '../../lib/record/explain.ts';
import { grantFor } from '../../lib/record/grant-for.ts';
import type { Account, Client, Console, Technician } from '../../lib/record/record.schema.ts';
import { type Lookup, type Replayable, replayEvent } from '../../lib/record/replay-event.ts';
import { account, client, consoleOf, technician } from './sample.ts';
import { seeded } from './seeded.ts';

const ROUNDS = 800;
const AT = Date.parse('2026-12-01T00:00:00Z');
const ROLES = ['Reader', 'Helpdesk', 'Owner'];
const RULES = [
  '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}@{client.domain}',
  '{userName}-{client.id}',
  '{nickName:lower}',
  'desk',
  '{broken',
];

/** Everything of a technician, client or template carries its id, so that a value in the wrong place tells whose it is. */
function world(seed: number) {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const maybe = <T>(value: T): T | undefined => (below(2) ? value : undefined);
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind}${at}`);
  const [people, places, functions] = [ids('t', 4), ids('c', 3), ids('f', 3)];

  const technicians = people.map((id) =>
    technician({
      id,
      version: 1 + below(9),
      userName: id,
      name: { givenName: pick(['Jana', 'Анна', 'Östen']), familyName: `Of${id}` },
      displayName: `Name of ${id}`,
      title: `title of ${id}`,
      templates: functions.filter(() => below(2)),
    }),
  );
  const clients = places.map((id) =>
    client({
      id,
      name: `Client ${id}`,
      psaCompanyIds: [],
      aliases: [],
      domains: [`${id}.example`],
      convention: {
        version: 1 + below(5),
        rules: Object.fromEntries(
          PURPOSES.filter(() => below(3)).map((purpose) => [
            purpose,
            { userName: pick(RULES), displayName: `{displayName} at ${id} ${purpose}` },
          ]),
        ),
        maxLength: below(3) ? {} : { userName: 12 },
        collision: 'number',
      },
    }),
  );
  const consoles = clients.map(({ id }) =>
    consoleOf({ id: `k${id}`, kind: pick(CONSOLE_KINDS), tenancy: { mode: 'client', client: id } }),
  );
  const templates = functions.map((id) => {
    const grants = CONSOLE_KINDS.flatMap((kind) =>
      PURPOSES.flatMap((purpose) =>
        [undefined, ...places].flatMap((where) =>
          below(4)
            ? []
            : [
                {
                  kind,
                  purpose,
                  ...(where ? { client: where } : {}),
                  role: maybe(`${pick(ROLES)}/${where ?? 'any'}/${purpose}`),
                  groups: [`g/${id}/${where ?? 'any'}/${purpose}`],
                  maxHours: 1 + below(20),
                },
              ],
        ),
      ),
    );
    return roleTemplateSchema.parse({ id, version: 1 + below(5), label: id, grants });
  });
  const exceptions = ids('e', 8).map((id) => {
    const where = pick(places);
    const technician = maybe(pick(people));
    const purpose = maybe(pick(PURPOSES));
    const whose = `${id}/${where}/${technician ?? 'all'}/${purpose ?? 'all'}`;
    const differs = below(2)
      ? { what: 'value', attribute: pick(['department', 'title', 'userName', 'phone']), value: whose }
      : { what: 'role', role: maybe(whose), groups: [whose] };
    const expires = pick(['2026-11-01T00:00:00Z', '2027-02-01T00:00:00Z']);
    return exceptionSchema.parse({
      id,
      version: 1,
      client: where,
      technician,
      purpose,
      reason: 'because',
      owner: 't0',
      expires,
      differs,
    });
  });
  return { below, pick, technicians, clients, consoles, templates, exceptions };
}

interface Round extends DeriveInput {
  templates: RoleTemplate[];
  exceptions: Exception[];
}

function rounds(check: (input: Round, all: { exceptions: Exception[] }, at: number) => void): void {
  for (let round = 0; round < ROUNDS; round++) {
    const { below, pick, technicians, clients, consoles, templates, exceptions } = world(round);
    const at = below(clients.length);
    const [client, console] = [clients[at] as Client, consoles[at] as Console];
    const technician = pick(technicians);
    const purpose = pick(PURPOSES);
    const input = { technician, client, console, purpose, templates, exceptions: inForce(exceptions, AT) };
    const stored: Account = account({
      technician: technician.id,
      client: client.id,
      console: console.id,
      purpose,
      name: `stored-${technician.id}`,
      roles: ROLES.slice(0, below(3)),
    });
    check({ ...input, ...(below(2) ? { account: stored } : {}) }, { exceptions }, round);
  }
}

test('the same versions give the same values, whatever was derived before, and nothing is changed in place', () => {
  rounds((input) => {
    const before = JSON.stringify(input);
    const once = JSON.stringify(derive(input));
    // New objects of the same versions: what was kept of the old ones says nothing.
    expect(JSON.stringify(derive(JSON.parse(before)))).toBe(once);
    expect(JSON.stringify(derive(input))).toBe(once);
    expect(JSON.stringify(input)).toBe(before);
  });
});

test('no value, group or role is of another technician, client or purpose, nor of an exception that ended', () => {
  rounds(({ account, ...input }, { exceptions }) => {
    const { technician, client, purpose } = input;
    const derived = derive({ ...input, account });
    const about = exceptionsFor(inForce(exceptions, AT), input).map(({ id }) => id);
    const given = [...derived.values, ...derived.groups];
    for (const { provenance } of given) {
      if (provenance.from === 'exception') expect(about).toContain(provenance.exception);
      if (provenance.from === 'template') {
        expect(technician.templates).toContain(provenance.template);
        expect([provenance.technician, provenance.client, provenance.purpose]).toEqual([
          technician.id,
          client.id,
          purpose,
        ]);
      }
      if (provenance.from === 'rule')
        expect([provenance.technician, provenance.client]).toEqual([technician.id, client.id]);
      if (provenance.from === 'record') expect(provenance.technician).toBe(technician.id);
      if (provenance.from === 'account') expect(provenance.account).toBe(account?.id);
    }
    for (const { group, provenance } of derived.groups)
      if (provenance.from === 'template') expect(group).toMatch(new RegExp(`^g/f\\d/(any|${client.id})/${purpose}$`));
    for (const { attribute, value, provenance } of derived.values) {
      if (provenance.from === 'exception')
        expect(value).toMatch(new RegExp(`/${client.id}/(all|${technician.id})/(all|${purpose})`));
      else if (attribute !== 'role') expect(value.replace(technician.id, '')).not.toMatch(/\bt\d\b|oft\d/);
    }
  });
});

test('an attribute has one value or one reason, a stored name is kept, and templates that disagree give no role', () => {
  let torn = 0;
  rounds((input) => {
    const derived = derive(input);
    const names = [...derived.values, ...derived.missing].map(({ attribute }) => attribute);
    expect(new Set(names).size).toBe(names.length);
    if (input.account)
      expect(derived.values.find(({ attribute }) => attribute === 'userName')?.value).toBe(input.account.name);
    const role = derived.values.find(({ attribute }) => attribute === 'role');
    if (role?.provenance.from !== 'template') return;
    const said = input.templates
      .filter(({ id }) => input.technician.templates?.includes(id))
      .flatMap((template) => grantFor(template, input.console.kind, input.client.id, input.purpose)?.role ?? []);
    expect(new Set(said)).toEqual(new Set([role.value]));
    torn += 1;
  });
  expect(torn).toBeGreaterThan(20);
});

test('every derived value is decided again from the versions it names, and told in one sentence', () => {
  const seen = new Set<string>();
  rounds((input) => {
    const { values } = derive(input);
    const lookup: Lookup = <K extends keyof Replayable>(kind: K, id: string, version: number) => {
      const { technician, client, account, templates, exceptions } = input;
      const of: Partial<
        Record<keyof Replayable, readonly (Technician | Client | Account | RoleTemplate | Exception | undefined)[]>
      > = {
        technicians: [technician],
        clients: [client],
        accounts: [account],
        templates,
        exceptions,
      };
      return of[kind]?.find((one) => one?.id === id && one.version === version) as Replayable[K] | undefined;
    };
    const fields = values.map(({ attribute, value, provenance }) => ({ attribute, to: value, provenance }));
    expect(replayEvent({ fields }, { lookup }).fields.filter(({ status }) => status !== 'same')).toEqual([]);
    for (const one of values) {
      seen.add(one.provenance.from);
      expect(explainValue(one, {})).toMatch(/^.+ “.+”: .+\.$/su);
    }
  });
  expect(seen).toEqual(new Set(['record', 'rule', 'account', 'template', 'exception']));
});
