import { browser } from 'wxt/browser';
import type { OptionsDeeds } from '../../components/options/context.ts';
import { deviceName } from '../../components/own/device-name.ts';
import { saveFile } from '../../components/own/save-file.ts';
import { originPattern } from '../../lib/worker/origin-pattern.ts';

/** Firefox opens its own page for shortcuts; Chromium has an address that only `tabs.create` may open. */
interface FirefoxCommands {
  openShortcutSettings?(): Promise<void>;
}

export function changeShortcuts(): void {
  const commands = browser.commands as unknown as FirefoxCommands;
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** The browser's side of the options. */
export function optionsDeeds(): OptionsDeeds {
  return {
    request: (origins) => browser.permissions.request({ origins: origins.map(originPattern) }),
    shortcuts: async () =>
      (await browser.commands.getAll())
        .filter((command) => command.description)
        .map(({ description, shortcut }) => ({ name: description ?? '', keys: shortcut ?? '' })),
    changeShortcuts,
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
    deviceName: deviceName(navigator.userAgent),
  };
}
