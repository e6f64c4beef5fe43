import { browser } from 'wxt/browser';
import { accountAddress } from '../../consoles/account-address.ts';
import type { OwnMessage } from '../../wire/own.schema.ts';
import { profileOf } from '../consoles.ts';
import type { Identity } from '../database.ts';
import { Refused } from '../errors.ts';
import { cachedRecord } from '../snapshot.ts';
import { openTab } from './tab-deeds.ts';

type Asked = Extract<OwnMessage, { type: 'own.openAccount' }>;

/** A page that takes longer to come has opened by then; its panel is one click away. */
const PATIENCE_MS = 15_000;

/** Opens a console at an account, and the panel in it once the page is there. Throws `Refused` where this device does not know the console. */
export async function openAccount(identity: Identity, { console: id, account, address }: Asked): Promise<void> {
  const record = await cachedRecord(identity);
  const console = record?.snapshot.consoles.find((one) => one.id === id);
  if (!record || !console)
    throw new Refused(
      'console.unknown',
      'This browser does not know that console. Synchronise the record in the options, then try again.',
    );
  const url = accountAddress(console, profileOf(console, record.snapshot), { account, seen: address });
  const tab = await browser.tabs.create({ url });
  if (tab.id === undefined) return;
  await loaded(tab.id);
  try {
    await openTab(tab.id);
  } catch (error) {
    // The console is open: that it asks to sign in first, or is not allowed yet, is told there.
    if (!(error instanceof Refused)) throw error;
  }
}

/** Waits until a tab has loaded, was closed, or takes too long. */
function loaded(tab: number): Promise<void> {
  return new Promise((resolve) => {
    const onUpdated = (id: number, change: { status?: string }) => {
      if (id === tab && change.status === 'complete') end();
    };
    const onRemoved = (id: number) => {
      if (id === tab) end();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    function end() {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
      resolve();
    }
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
  });
}
