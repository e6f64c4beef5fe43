import { browser } from 'wxt/browser';

/** Opens one of the record’s objects in the options page; `query` narrows what a new one begins with. */
export async function openOptions(
  tab: 'technicians' | 'accounts',
  id: string,
  query: Record<string, string> = {},
): Promise<void> {
  const said = new URLSearchParams(query).toString();
  const hash = `#${tab}/${encodeURIComponent(id)}${said ? `?${said}` : ''}`;
  await browser.tabs.create({ url: browser.runtime.getURL('/options.html') + hash });
}
