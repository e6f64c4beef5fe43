import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageMessageSchema } from '../../lib/wire/page.schema.ts';
import { openStage, type Stage } from './world.ts';

const FORM = `<form><p><label for="a">First name</label> <input id="a" name="first" value="Priya"></p>
  <p><label for="b">Last name</label> <input id="b" name="last" value="Raman"></p>
  <p><label for="c">Password</label> <input id="c" type="password" value="hunter2"></p>
  <p>Country <select name="country"><option>Germany<option>France</select></p></form>`;

describe('what the page is taken for', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is asked of the worker in words the wire takes, and nothing of what the fields hold is in them', async () => {
    const world = await stage.open(FORM);
    const asked = await world.run(async ({ lookingBy, judging }) => {
      const messages: object[] = [];
      const looking = lookingBy(judging(messages), document);
      const attributes = (await looking.fields({ root: document })).map(({ candidate }) => candidate.attribute);
      return { attributes, messages };
    });
    expect(asked.attributes).toEqual(['name.givenName', 'name.familyName', 'country']);
    expect(asked.messages).toHaveLength(1);
    expect(pageMessageSchema.safeParse(asked.messages[0]).error).toBeUndefined();
    expect(JSON.stringify(asked.messages)).not.toMatch(/Priya|Raman|hunter2/);
    await world.close();
  });

  it('is not asked again while the words are the same, and is once they are others', async () => {
    const world = await stage.open(FORM);
    const counts = await world.run(async ({ lookingBy, judging }) => {
      const asked: object[] = [];
      const looking = lookingBy(judging(asked), document);
      const seen: [number, number][] = [];
      const look = async () => seen.push([(await looking.fields({ root: document })).length, asked.length]);
      await look();
      await look();
      document.querySelector('form')?.insertAdjacentHTML('beforeend', '<label>E-mail <input name="mail"></label>');
      await look();
      return seen;
    });
    expect(counts).toEqual([
      [3, 1],
      [3, 1],
      [4, 2],
    ]);
    await world.close();
  });

  it('is known without asking when a form is sent, but not of a control that became another one', async () => {
    const world = await stage.open(FORM);
    const known = await world.run(async ({ lookingBy, judging }) => {
      const looking = lookingBy(judging(), document);
      const names = () => looking.known({ root: document }).map(({ candidate }) => candidate.attribute);
      const before = names();
      await looking.fields({ root: document });
      const after = names();
      document.querySelector('#a')?.setAttribute('name', 'q');
      return { before, after, changed: names() };
    });
    expect(known).toEqual({
      before: [],
      after: ['name.givenName', 'name.familyName', 'country'],
      changed: ['name.familyName', 'country'],
    });
    await world.close();
  });

  it('is a sentence for the person while the worker does not answer', async () => {
    const world = await stage.open(FORM);
    const said = await world.run(({ lookingBy }) => {
      const link = { send: async () => ({ ok: false, code: 'worker.gone', sentence: 'Reload this tab.' }) };
      return lookingBy(link as never, document)
        .fields({ root: document })
        .then(String, (error: Error) => error.message);
    });
    expect(said).toBe('Reload this tab.');
    await world.close();
  });

  it('is looked at again when the page drew its form anew meanwhile', async () => {
    const world = await stage.open(FORM);
    const found = await world.run(async ({ lookingBy, judging }) => {
      const asked: object[] = [];
      const drawAnew = () => {
        const form = document.querySelector('form') as HTMLFormElement;
        form.replaceWith(form.cloneNode(true));
      };
      const fields = await lookingBy(judging(asked, drawAnew), document).fields({ root: document });
      return { asked: asked.length, there: fields.map(({ control }) => control.element.isConnected) };
    });
    expect(found).toEqual({ asked: 1, there: [true, true, true] });
    await world.close();
  });
});
