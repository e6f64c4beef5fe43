import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { isolatedWorld } from './isolated-world.ts';
import { identityForm } from './pages.ts';

const WAIT = 900;

export const attack: Attack = {
  number: 9,
  title: 'a site whose origin looks like a console’s',
  async attack(stage) {
    const { hosts } = stage;
    const evil = new URL(hosts.origin('evil'));
    const places = {
      'the name as a subdomain': `${hosts.origin('hostile.localhost.evil')}/new`,
      'a homoglyph': `${hosts.origin('hοstile')}/new`,
      'the console as userinfo': `${hosts.origin('evil')}/new`,
      'another port': `${hosts.origin('hostile', 1)}/new`,
      'http for https': `${hosts.origin('secure')}/new`,
    };
    const mark = await stage.mark();
    for (const [way, address] of Object.entries(places)) {
      hosts.serve(address, identityForm());
      const typed = way.includes('userinfo') ? `http://hostile.localhost@${evil.host}/new` : address;
      const page = await stage.open(typed);
      await page.locator('#given').click();
      await page.waitForTimeout(WAIT);
      assert.equal(await page.locator('[data-unswivel]').count(), 0, `${way}: the overlay is there`);
      const inside = await isolatedWorld(page, stage.world.driven.id);
      if (inside) assert.equal(way, 'another port', `${way}: a script of ours runs there`);
      // A permission carries no port: there the worker is what refuses.
      const said = inside && (await inside.say({ type: 'open', url: address }));
      if (said) assert.equal(said.code, 'sender.not-a-console');
      await page.close();
    }
    const events = await stage.after(mark, () => false, 0);
    assert(!events.some(({ verb }) => verb.startsWith('fill.')), 'something was filled');
    return `${Object.keys(places).join(', ')}: no overlay, and the worker refuses to work there`;
  },
};
