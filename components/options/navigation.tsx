import type { DeviceStatus } from '../../lib/wire/own.ts';
import { pagesFor } from '../own/pages.ts';
import { Mark } from '../parts/mark.tsx';
import { adminText, optionsText as t } from '../text.ts';
import { type Tab, writeRoute } from './route.ts';
import { NAVIGATION, seesTab } from './who-sees.ts';

/** The tabs somebody may see, by what they are about. */
export function Navigation({ device, current }: { device: DeviceStatus | null; current: Tab }) {
  const roles = device?.technician?.roles ?? [];
  const pages = pagesFor(device);
  return (
    <nav aria-label={t.title}>
      <p class="brand">
        <Mark size={22} />
        <b>{t.title}</b>
      </p>
      {pages.length > 0 && (
        <div class="nav-group">
          <p class="nav-title">{adminText.groups.overview}</p>
          {pages.map((page) => (
            <a key={page} href={`${page}.html`}>
              {adminText.pages[page]}
            </a>
          ))}
        </div>
      )}
      {NAVIGATION.map(({ group, tabs }) => (
        <div class="nav-group" key={group}>
          <p class="nav-title">{adminText.groups[group]}</p>
          {tabs
            .filter((tab) => seesTab(roles, tab))
            .map((tab) => (
              <a key={tab} href={writeRoute({ tab })} aria-current={tab === current ? 'page' : undefined}>
                {t.tabs[tab]}
              </a>
            ))}
        </div>
      ))}
    </nav>
  );
}
