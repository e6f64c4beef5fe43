import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Attack } from './attack.ts';
import { deskTicket, identityForm } from './pages.ts';
import type { Stage } from './stage.ts';

/** Right in form, of no account; put together here, so that no scanner takes this file for a leak. `part` is what no masked text may hold. */
const j = (...parts: string[]) => parts.join('');
const PASTED: Record<string, { text: string; part: string }> = {
  job: { text: j('AK', 'IAIOSFODNN7EXAMPLE'), part: 'IOSFODNN7EXAMPLE' },
  display: {
    text: j('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiJtYWxsb3J5In0', '.c2lnbmF0dXJlLW9mLW5vYm9keQ'),
    part: 'c2lnbmF0dXJlLW9mLW5vYm9keQ',
  },
  family: { text: j('-----BEGIN PRIV', 'ATE KEY----- MC4CAQAwBQYDK2VwBCIEIA9xyz'), part: 'MC4CAQAwBQYDK2VwBCIEIA9xyz' },
  mail: { text: j('gh', 'p_9876543210zyxwvutsrqZYXWVUTSRQ987654'), part: '9876543210zyxwvutsrq' },
};

/** A control with a secret shown in clear, in each language: type text, a name or a label that says so, dressed as a job title for the classifier. */
const NAMED: [id: string, label: string][] = [
  ['newPassword', 'Job title'],
  ['user_pin', 'Job title'],
  ['otp', 'Job title'],
  ['client_secret', 'Job title'],
  ['api_token', 'Job title'],
  ['x1', 'Passwort'],
  ['x2', 'Mot de passe'],
  ['x3', 'Contraseña'],
  ['x4', 'Parola chiave'],
  ['x5', 'Wachtwoord'],
  ['x6', 'Senha'],
  ['x7', 'One-time code'],
];
const TICKET = j('xo', 'xb-430143014301-zyxwvutsrqponm');
const HELD = (id: string) => `tulip${id}quartz`;

export const attack: Attack = {
  number: 43,
  title: 'secrets are pasted into fields that are logged, and typed into fields that are named for them',
  async attack(stage) {
    const named = NAMED.map(
      ([id, label]) => `<p><label for="${id}">${label}</label> <input id="${id}" name="${id}" value="${HELD(id)}"></p>`,
    );
    const more = `${named.join('')}<p><label for="typed">Password</label> <input id="typed" type="password" name="password" value="${HELD('typed')}"></p>`;
    const scene = await stage.form(identityForm(more));
    const mark = await stage.mark();
    await scene.page.locator('#given').pressSequentially('Honest');
    for (const [id, { text }] of Object.entries(PASTED)) {
      await scene.page.locator(`#${id}`).focus();
      await scene.page.keyboard.insertText(text);
    }
    await scene.page.getByRole('button', { name: 'Save' }).click();
    const events = await stage.after(mark, ({ verb }) => verb === 'form.submitted', 8000);
    const submitted = events.find(({ verb }) => verb === 'form.submitted');
    assert(submitted, 'the form was not logged at all');
    const fields = submitted.fields ?? [];
    assert(
      fields.some(({ to }) => to === 'Honest'),
      'an honest value was lost with the secrets',
    );
    assert.equal(
      fields.filter(({ to }) => to?.includes('[masked-')).length,
      Object.keys(PASTED).length,
      JSON.stringify(fields),
    );

    // A ticket's subject and address hold some too.
    const ticket = deskTicket({ number: '4301', subject: `Key ${TICKET} for Lan Nguyen`, description: TICKET });
    for (const [path, body] of ticket) stage.hosts.serve(stage.hosts.origin('desk') + path, body);
    await stage.open(`${stage.hosts.origin('desk')}/tickets/4301#access_token=${TICKET}`);
    await stage.after(mark, ({ verb }) => verb === 'ticket.bound', 8000);

    // A press of the fill button tells the worker what stands in the fields now.
    await scene.overlay.click(/^Fill(?! is)/);
    await stage.after(mark, ({ verb }) => verb.startsWith('fill.'), 8000);
    await stage.world.delivered();

    const secrets = [
      ...Object.values(PASTED).map(({ part }) => part),
      ...NAMED.map(([id]) => HELD(id)),
      HELD('typed'),
      TICKET,
    ];
    const places = {
      'the device’s database': await databaseText(await stage.world.ownPage()),
      'the collector’s output': stage.world.collector.said?.(),
      'what the collector gives out': JSON.stringify(await stage.world.collectedEvents()),
    };
    for (const [place, text] of Object.entries(places)) {
      assert(text, `${place} could not be read`);
      for (const secret of secrets) assert(!text.includes(secret), `${place} holds ${secret}`);
    }
    const files = [...filesBelow(stage.world.collector.data), ...deviceFiles(stage)];
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const secret of secrets)
        for (const encoding of ['utf8', 'utf16le'] as const)
          assert(!bytes.includes(Buffer.from(secret, encoding)), `${file} holds ${secret}`);
    }
    return `${secrets.length} secrets: none in the device’s database, the collector’s, ${files.length} files of both or the output; honest values stayed`;
  },
};

/** Everything in every store, as the browser gives it back. */
function databaseText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, fail) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => fail(request.error);
      });
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name as string));
      for (const store of database.objectStoreNames)
        texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    return texts.join('\n');
  });
}

/** The files behind it: the browser keeps IndexedDB in the profile. */
function deviceFiles({ world }: Stage): string[] {
  const profile = join(dirname(world.collector.data), 'profile');
  return filesBelow(profile).filter((file) => /IndexedDB|Local Extension Settings|Service Worker/.test(file));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
