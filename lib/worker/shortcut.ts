import { browser } from 'wxt/browser';

/** The keys that fill, as the browser shows them; '' when the person removed them. */
export async function fillShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name === 'fill')?.shortcut ?? '';
}
