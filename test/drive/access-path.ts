/**
 * What a technician does in the real consoles for a request for access: the panel's own steps, LAM and MeshCentral by hand, one tab for all of it. Each resolves when the panel
 * says what came of it, and throws when it does not.
 */
import type { Page } from 'playwright-core';
import { type Overlay, overlayOf } from './overlay.ts';

export interface AtConsoles {
  tab: Page;
  overlay: Overlay;
  url: { rt: string; mesh: string; lam: string };
  /** of what the person sees then */
  picture(name: string): Promise<void>;
}

/** Whose access it is: the account's name, as the client's convention derives it. */
export interface Whose {
  login: string;
  display: string;
  family: string;
}

/** A button must have been in view for half a second before a press on it counts. */
const IN_VIEW_MS = 700;
const PANEL_MS = 10_000;
/** the browser asks its collector for work at most so often */
const WORK_MS = 40_000;
const SAVED = 'It counts once the account was seen so.';
const SEEN = 'Verified: the account is as it was asked for.';
const ENDED = 'Verified: it has ended.';

export async function atConsoles(
  tab: Page,
  url: AtConsoles['url'],
  picture: AtConsoles['picture'] = async () => {},
): Promise<AtConsoles> {
  return { tab, overlay: await overlayOf(tab), url, picture };
}

export const lamList = ({ url }: Pick<AtConsoles, 'url'>) => `${url.lam}/templates/lists/list.php?type=user`;
const lamAccount = ({ url }: AtConsoles, { login }: Whose) =>
  `${url.lam}/templates/account/edit.php?type=user&DN='uid=${login},ou=People,dc=client,dc=example'`;

/** The panel is open: after a fill it folds to a line with its result. */
export async function openPanel({ overlay }: AtConsoles): Promise<void> {
  const text = await overlay.waitFor(/Signed in as|Open the Unswivel panel/);
  if (!text.includes('Signed in as')) await overlay.click('Open the Unswivel panel');
}

/** Presses a button of the panel, once it has been in view for as long as a press needs. */
async function press({ tab, overlay }: AtConsoles, what: string | RegExp): Promise<void> {
  for (const end = Date.now() + PANEL_MS; !(await overlay.box(what).catch(() => null)); ) {
    if (Date.now() > end) throw new Error(`The panel has no button ${what}. It shows: ${await overlay.text()}`);
    await tab.waitForTimeout(100);
  }
  await tab.waitForTimeout(IN_VIEW_MS);
  await overlay.click(what);
}

/** Open, Fill, and the saves of the person; the panel says that it was seen to be saved. */
export async function makeInLam(at: AtConsoles, whose: Whose): Promise<void> {
  const { tab, overlay, picture } = at;
  await tab.goto(lamList(at));
  await openPanel(at);
  await overlay.waitFor(`Make account ${whose.login} for ${whose.display}`, WORK_MS);
  await picture('step-waits');
  await Promise.all([tab.waitForURL(/edit\.php/), press(at, /^Open$/)]);
  await overlay.waitFor(whose.display);
  await press(at, /^Fill$/);
  await overlay.waitFor(/fields filled and kept/);
  if ((await tab.inputValue('#sn')) !== whose.family) throw new Error(`LAM was not filled for ${whose.display}.`);
  await picture('step-filled');
  await tab.selectOption('#accountContainerRDN', 'uid');
  await Promise.all([tab.waitForNavigation(), tab.click('[name="form_main_posixAccount"]')]);
  if ((await tab.inputValue('#uid')) !== whose.login)
    throw new Error(`LAM proposes another login than ${whose.login}.`);
  await overlay.waitFor(whose.login);
  await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerSaveAccount')]);
  await overlay.waitFor(SAVED);
  await picture('step-saved');
}

export async function seeInLam(at: AtConsoles, whose: Whose): Promise<void> {
  await at.tab.goto(lamAccount(at, whose));
  await at.overlay.waitFor(SEEN);
  await at.picture('step-verified');
}

/** Where the same page holds list and form. */
export async function makeInMesh(at: AtConsoles, whose: Whose): Promise<void> {
  const { tab, overlay, url } = at;
  await tab.goto(`${url.mesh}/?viewmode=4`);
  await openPanel(at);
  await overlay.waitFor(`Make account ${whose.login} for ${whose.display}`, WORK_MS);
  await tab.click('input[value="New Account..."]');
  await tab.waitForSelector('#p4name', { state: 'visible' });
  await press(at, /^Fill$/);
  await tab.waitForFunction(
    (login) => document.querySelector<HTMLInputElement>('#p4name')?.value === login,
    whose.login,
    { timeout: 10_000 },
  );
  await tab.click('#p4randomPassword');
  await tab.click('#idx_dlgOkButton');
  await overlay.waitFor(SAVED);
}

/** By the panel's own button for it. */
export async function seeInMesh(at: AtConsoles): Promise<void> {
  // The result of the fill is all that is in view until the panel is opened again.
  await openPanel(at);
  await Promise.all([at.tab.waitForURL(/gotouser/), press(at, /^Look$/)]);
  await at.overlay.waitFor(SEEN);
}

/** LAM is asked to delete the account, and says so, while the directory keeps it: what is posted never arrives. `told`: the end counts as carried out. */
export async function deleteInVain(at: AtConsoles, whose: Whose, told: () => Promise<void>): Promise<void> {
  const { tab, overlay, picture } = at;
  await tab.goto(lamAccount(at, whose));
  await openPanel(at);
  await overlay.waitFor(`End account ${whose.login} of ${whose.display}`, WORK_MS);
  await picture('step-leaver');
  await tab.route('**/delete.php', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ contentType: 'text/html', body: 'The account was deleted.' })
      : route.continue(),
  );
  await deleteHere(at, whose);
  await told();
  await tab.unroute('**/delete.php');
  await tab.goto(lamAccount(at, whose));
  await overlay.waitFor('The account is still active.');
  await picture('step-lie');
}

/** From the account's page, on to the list in which it is not any more. */
export async function deleteInLam(at: AtConsoles, whose: Whose): Promise<void> {
  await deleteHere(at, whose);
  await at.tab.goto(lamList(at));
  await at.overlay.waitFor(ENDED);
  await at.picture('step-ended');
}

async function deleteHere({ tab, overlay }: AtConsoles, { login }: Whose): Promise<void> {
  await Promise.all([tab.waitForNavigation(), tab.click('#btn_accountContainerDelete')]);
  await overlay.waitFor(`End account ${login}`);
  await Promise.all([tab.waitForNavigation(), tab.click('#btn_delete')]);
}

export async function deleteInMesh(at: AtConsoles, { login }: Whose): Promise<void> {
  const { tab, overlay, url } = at;
  await tab.goto(`${url.mesh}/?viewmode=30&gotouser=${login}`);
  await openPanel(at);
  await overlay.waitFor(`End account ${login}`, WORK_MS);
  // the panel lies over what is at the right of the page
  await overlay.click('Close the panel');
  await tab.click('[onclick*="p30showDeleteUserDialog"]');
  await tab.click('#p10check');
  await tab.click('#idx_dlgOkButton');
  // its server says over the socket that the account is gone
  await tab.waitForFunction((user) => {
    const { users } = globalThis as { users?: object | null };
    return users && !(user in users);
  }, `user//${login}`);
  await tab.goto(`${url.mesh}/?viewmode=4`);
  await openPanel(at);
  await overlay.waitFor(ENDED);
}

/** An emergency that began without one gets the ticket in view. */
export async function giveTicket(at: AtConsoles, number: string): Promise<void> {
  await at.tab.goto(`${at.url.rt}/Ticket/Display.html?id=${number}`);
  await openPanel(at);
  await at.overlay.waitFor('has no ticket yet', WORK_MS);
  await at.picture('step-bind');
  await press(at, 'Give it this ticket');
}
