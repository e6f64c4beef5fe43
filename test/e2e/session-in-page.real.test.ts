import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureConsole, openFixtures } from './console-of-fixtures.ts';
import { expectSameEvidence } from './same-evidence.ts';

const NAMES = `<label>First name <input name="firstName"></label><label>Last name <input name="lastName"></label>
<label>E-mail <input name="email" type="email"></label>`;
const WORK = `<label>Job title <input name="jobTitle"></label><label>Department <input name="department"></label>
<label>Employee number <input name="employeeNumber"></label><label>Mobile phone <input name="mobile" type="tel"></label>`;

const BODIES = {
  /** the dialog is drawn a moment after the press, as after a request */
  late: `<h1>Users</h1><button id="new">New user</button>
<script>document.getElementById('new').onclick = () => setTimeout(() => {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = \`<form method="dialog"><h2>New user</h2>${NAMES}</form>\`;
  document.body.append(dialog);
  dialog.showModal();
}, 150)</script>`,
  /** the dialog was in the page from the start, unseen */
  kept: `<h1>Users</h1><button onclick="document.getElementById('box').style.display='block'">New user</button>
<div id="box" style="display:none"><form><h2>New user</h2>${NAMES}</form></div>`,
  /** each step takes the place of the one before */
  wizard: `<h1>New user</h1><div role="dialog" aria-label="New user"><div id="step">${NAMES}</div><button id="next">Next</button></div>
<script>document.getElementById('next').onclick = () => { document.getElementById('step').innerHTML = \`${WORK}\`; }</script>`,
  /** every step stays in the page, one in view */
  tabs: `<h1>New user</h1><form onsubmit="return false"><div id="one">${NAMES}</div><div id="two" hidden>${WORK}</div></form>
<button onclick="one.hidden = true; two.hidden = false">Next</button><button onclick="one.hidden = false; two.hidden = true">Back</button>`,
  /** each step has an address of its own, and as many fields as the one before */
  routed: `<h1>New user</h1><div id="step">${NAMES}</div><button id="next">Next</button>
<script>document.getElementById('next').onclick = () => { history.pushState({}, '', 'routed/work'); setTimeout(() => {
  document.getElementById('step').innerHTML = \`<label>Job title <input name="jobTitle"></label><label>Department <input name="department"></label><label>Employee number <input name="employeeNumber"></label>\`; }, 120); }</script>`,
  /** what comes after Save is a form of its own: the same anew, or another */
  saved: `<h1>New user</h1><form onsubmit="return false"><div id="step">${NAMES}</div><button id="save">Save</button><button type="button" id="again">New user</button></form>
<script>document.getElementById('save').onclick = () => { document.getElementById('step').innerHTML = \`${WORK}\`; };
document.getElementById('again').onclick = () => { document.getElementById('step').innerHTML = \`${NAMES}\`; }</script>`,
  /** a frame of this console, one of nobody's, one that is too small to hold a form */
  framed: `<h1>New user</h1><form onsubmit="return false">${NAMES}</form><iframe srcdoc="<p>Help</p>" width="400" height="200"></iframe>
<iframe id="other" width="400" height="200"></iframe><iframe id="small" width="300" height="60"></iframe>
<script>other.src = \`http://localhost:\${location.port}/kept\`; small.src = \`http://tracker.localhost:\${location.port}/kept\`</script>`,
  /** what the lists have is known once they are open */
  lists: `<h1>New user</h1><form onsubmit="return false">${NAMES}<p id="sl">Account status</p>
<div id="s" role="combobox" tabindex="0" aria-labelledby="sl" aria-controls="l" aria-expanded="false">Auswählen</div><ul id="l" role="listbox" hidden></ul></form>
<script>s.onclick = () => { l.hidden = !l.hidden; s.setAttribute('aria-expanded', String(!l.hidden));
l.innerHTML = ['Gesperrt', 'Aktiv'].map((one) => \`<li role="option">\${one}</li>\`).join('');
for (const one of l.children) one.onclick = () => { s.textContent = one.textContent; l.hidden = true; s.setAttribute('aria-expanded', 'false'); }; };</script>`,
  edit: `<h1>Edit user</h1><form onsubmit="return false"><label>First name <input name="firstName" value="Dana"></label>
<label>Last name <input name="lastName" value="Weiss"></label><label>E-mail <input name="email" value="d.weiss@northwind.example"></label>
<label>Job title <input name="jobTitle"></label></form>`,
};

/** A console no profile knows, and ticket 1041 about Priya Raman. */
describe('a form that changes while a person works with it', { timeout: 60_000 }, () => {
  let console: FixtureConsole;
  beforeAll(async () => {
    console = await openFixtures(BODIES);
  });
  afterEach(async () => {
    for (const page of console.practice.world.driven.context.pages()) if (/^http:/.test(page.url())) await page.close();
  });
  afterAll(() => console?.close());

  const held = (tab: Page) => tab.$$eval('input', (all) => Object.fromEntries(all.map((one) => [one.name, one.value])));
  const last = async (verb: string) => {
    const events = await console.practice.world.deviceEvents();
    return events.filter((event) => event.body.verb === verb).at(-1)?.body;
  };
  const written = async () =>
    (await console.practice.world.deviceEvents()).filter((event) => event.body.verb === 'fill.intended').length;

  it.each(['late', 'kept'])(
    'offers Fill for a dialog that appears after the person’s press, without a step into it (%s)',
    async (name) => {
      const { tab, panel } = await console.visit(name);
      expect(await panel.overlay.text()).toMatch(/no form to fill|not one Unswivel knows/);
      await tab.click('button');
      await panel.overlay.waitFor(/\bFill Alt/);
      await panel.fill();
      expect(await held(tab)).toMatchObject({ firstName: 'Priya', lastName: 'Raman' });
    },
  );

  it('brings the panel to a page whose form came after a press, though no ticket is at work there', async () => {
    const tab = await console.practice.world.driven.context.newPage();
    await tab.goto(`${console.origin}/late`);
    await tab.waitForTimeout(500);
    expect(await tab.locator('[data-unswivel=""]').count()).toBe(0);
    await tab.click('#new');
    await expect.poll(() => tab.locator('[data-unswivel=""]').count()).toBe(1);
  });

  it('looks at the very moment of the Fill key, whenever the form came', async () => {
    const { tab } = await console.visit('late');
    await tab.evaluate((body) => document.body.insertAdjacentHTML('beforeend', `<form>${body}</form>`), NAMES);
    await console.fillKey(tab);
    await expect.poll(() => held(tab)).toMatchObject({ firstName: 'Priya', lastName: 'Raman' });
  });

  it('offers the next step of a form after the person’s own Next, fills it by the one key, and tells on undo what is gone', async () => {
    const { tab, panel } = await console.visit('wizard');
    await panel.fill();
    await tab.click('#next');
    await panel.overlay.waitFor('Step filled. Next step: 4 fields');
    await console.fillKey(tab);
    await expect.poll(() => held(tab)).toMatchObject({ employeeNumber: expect.stringMatching(/^T-/) });
    await panel.overlay.waitFor(/4 fields filled and kept/);
    expect(await written()).toBeGreaterThan(1);
    await panel.open();
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Undo$/);
    await panel.overlay.waitFor('Undone, but 3 of 7 fields could not be put back.');
    expect(await panel.overlay.text()).toMatch(/Given name It is not in the page any more/);
    expect(Object.values(await held(tab))).toEqual(['', '', '', '']);
  });

  it('fills the next step from its button, and takes every step back at once while all are in the page', async () => {
    const { tab, panel } = await console.visit('tabs');
    await panel.fill();
    await tab.getByRole('button', { name: 'Next' }).click();
    await panel.overlay.waitFor('Step filled. Next step: 4 fields');
    await tab.waitForTimeout(700);
    await panel.overlay.click(/^Fill$/);
    await panel.overlay.waitFor(/4 fields filled and kept/);
    expect(Object.values(await held(tab)).every(Boolean)).toBe(true);
    await tab.getByRole('button', { name: 'Back' }).click();
    await panel.undo();
    expect(Object.values(await held(tab)).some(Boolean)).toBe(false);
  });

  it('offers the next step of a form whose steps have addresses of their own, and fills it by the one key', async () => {
    const { tab, panel } = await console.visit('routed');
    await panel.fill();
    await tab.click('#next');
    await panel.overlay.waitFor('Step filled. Next step: 3 fields');
    expect(new URL(tab.url()).pathname).toBe('/routed/work');
    await console.fillKey(tab);
    await expect.poll(() => held(tab)).toMatchObject({ employeeNumber: expect.stringMatching(/^T-/) });
    await panel.overlay.waitFor(/3 fields filled and kept/);
    await panel.undo();
    expect(Object.values(await held(tab))).toEqual(['', '', '']);
  });

  it.each([
    ['another form that comes after a save', '#save'],
    ['the same form, empty again', '#again'],
  ])('does not call %s a next step', async (_, button) => {
    const { tab, panel } = await console.visit('saved');
    await panel.fill();
    await tab.click(button);
    await tab.waitForTimeout(1500);
    await panel.open();
    expect(await panel.overlay.text()).not.toMatch(/[Nn]ext step/);
    await panel.fill();
    expect(Object.values(await held(tab)).every(Boolean)).toBe(true);
    await panel.undo();
    expect(await panel.overlay.text()).not.toContain('could not be put back');
  });

  it('chooses a status by the list’s own word, as the worker reads it, and logs the field as kept', async () => {
    const { tab, panel } = await console.visit('lists');
    await panel.fill();
    expect(await tab.textContent('#s')).toBe('Aktiv');
    expect((await last('fill.done'))?.fields).toContainEqual(
      expect.objectContaining({ attribute: 'active', outcome: 'kept' }),
    );
  });

  it('says which frame of another origin it does not fill and what to do, and fills the page’s own form', async () => {
    const { tab, panel } = await console.visit('framed');
    const other = `http://localhost:${new URL(console.origin).port}`;
    const shown = await panel.overlay.waitFor(`A frame of ${other} is inside this page; Unswivel does not fill it.`);
    expect(shown).toContain('once an administrator has added its origin to this console');
    expect(shown).not.toContain('tracker');
    await panel.fill();
    expect(await held(tab)).toMatchObject({ firstName: 'Priya', lastName: 'Raman' });
    const { overlay } = await console.visit('edit').then(({ panel }) => panel);
    expect(await overlay.text()).not.toContain('A frame of');
  });

  it('does not take a form that was filled again for a next step', async () => {
    const { tab, panel } = await console.visit('tabs');
    await panel.fill();
    await tab.click('[name="firstName"]');
    await tab.waitForTimeout(1300);
    expect(await panel.overlay.text()).not.toContain('Next step');
  });

  it('asks before it writes into somebody else’s account, by the key as often as it is pressed', async () => {
    const { tab, panel } = await console.visit('edit');
    const before = await held(tab);
    const intents = await written();
    for (let presses = 0; presses < 2; presses++) {
      await console.fillKey(tab);
      await panel.overlay.waitFor(
        'This form holds Dana Weiss, d.weiss@northwind.example; the subject is Priya Raman. Nothing was filled.',
      );
    }
    expect(await held(tab)).toEqual(before);
    expect(await written()).toBe(intents);
    const refused = await last('fill.refused');
    expect(refused).toMatchObject({ code: 'fill.other-person', subject: { technician: 'praman' } });
    expect(JSON.stringify(refused)).not.toMatch(/Weiss|Dana/);

    await tab.waitForTimeout(700);
    await panel.overlay.click('Fill it for Priya Raman anyway');
    await panel.overlay.waitFor(/1 of 4 fields filled and kept/);
    const after = await held(tab);
    expect(after).toEqual({ ...before, jobTitle: after.jobTitle });
    expect(after.jobTitle).not.toBe('');
    expect((await last('fill.intended'))?.detail).toMatchObject({ confirmed: 'holds another person' });
  });

  it('opens the closed panel with the question, and is answered by the keyboard alone', async () => {
    const { tab, panel } = await console.visit('edit');
    await panel.overlay.click('Close the panel');
    await panel.overlay.waitFor('Open the Unswivel panel');
    await console.fillKey(tab);
    await panel.overlay.waitFor('This form holds Dana Weiss');
    await tab.waitForTimeout(700);
    await panel.overlay.tabTo('Fill it for Priya Raman anyway');
    await tab.keyboard.press('Enter');
    await panel.overlay.waitFor(/1 of 4 fields filled and kept/);
  });

  it('leaves the same evidence at both ends', async () => {
    await console.practice.world.delivered();
    await expectSameEvidence(console.practice.world);
  });
});
