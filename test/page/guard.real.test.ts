import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type World } from './world.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const FORM = '<h1>Users</h1><form onsubmit="return false"><label>First name <input id="first"></label></form>';
const AT = { x: 1100, y: 450 };
const TREAT = 700;

/** A page with our overlay mounted and one guarded button at AT, shown long enough to be pressed. */
async function overlaid(body = FORM): Promise<World> {
  const world = await stage.open(body);
  await world.run((unswivel) => {
    const { host, shadow, container } = unswivel.mount(
      document,
      'button{position:fixed;left:1050px;top:430px;width:100px;height:40px;border-radius:8px;background:#fff;color:#000}',
      new AbortController().signal,
    );
    container.innerHTML = '<button>Fill</button>';
    const guard = unswivel.createGuard(host, shadow, { signal: new AbortController().signal });
    const verdicts: string[] = [];
    const tampered: string[] = [];
    const button = container.querySelector('button') as HTMLButtonElement;
    guard.onTamper((code) => tampered.push(code));
    button.addEventListener('click', (event) => {
      const verdict = guard.allow(event, event.currentTarget as Element);
      verdicts.push(verdict.ok ? 'ok' : verdict.code);
    });
    Object.assign(globalThis, { verdicts, tampered, button, guard, host });
  });
  await world.page.waitForTimeout(TREAT);
  return world;
}

const seen = (world: World) =>
  world.run(() => {
    const { verdicts, tampered } = globalThis as unknown as { verdicts: string[]; tampered: string[] };
    return { verdicts: verdicts.splice(0), tampered: tampered.splice(0) };
  });

async function press(world: World): Promise<string> {
  await world.page.mouse.click(AT.x, AT.y);
  return (await seen(world)).verdicts.join() || 'nothing';
}

/** Runs in the page's own world, as the page's scripts do. */
const hostile = (world: World, script: string) => world.page.evaluate(script);

describe('the guard', () => {
  it('allows a plain press by pointer, twice', async () => {
    const world = await overlaid();
    expect(await press(world)).toBe('ok');
    expect(await press(world)).toBe('ok');
  });

  it('allows the key C on the button in focus, not while it is held, and lets it begin no click', async () => {
    const world = await overlaid();
    await world.run(() => {
      const { button, guard, verdicts } = globalThis as unknown as {
        button: HTMLButtonElement;
        guard: { allow(event: Event, target: Element): { ok: boolean; code?: string } };
        verdicts: string[];
      };
      button.addEventListener('keydown', (event) => {
        if (event.key !== 'c') return;
        const verdict = guard.allow(event, button);
        verdicts.push(verdict.ok ? 'copy' : (verdict.code as string));
      });
    });
    await world.page.keyboard.press('Tab');
    await world.page.keyboard.press('Tab');
    await world.page.keyboard.down('c');
    await world.page.keyboard.down('c');
    await world.page.keyboard.up('c');
    expect((await seen(world)).verdicts).toEqual(['copy', 'held-key']);
    await world.page.keyboard.press('c');
    expect((await seen(world)).verdicts).toEqual(['copy']);
    await world.run(() => (globalThis as unknown as { button: HTMLButtonElement }).button.click());
    expect((await seen(world)).verdicts).toEqual(['untrusted']);
  });

  it('allows Enter and Space after Tab brought the focus', async () => {
    const world = await overlaid();
    await world.page.focus('#first');
    await world.page.keyboard.press('Tab');
    await world.page.keyboard.press('Enter');
    await world.page.keyboard.press('Space');
    expect((await seen(world)).verdicts).toEqual(['ok', 'ok']);
  });

  it('allows a press above an open popover and after a dialog closed', async () => {
    const world = await overlaid(
      `${FORM}<div id=p popover=manual style="inset:0;width:100vw;height:100vh">Menu</div><dialog id=d>Hello</dialog>`,
    );
    await hostile(world, 'd.showModal(); d.close()');
    await hostile(world, 'p.showPopover()');
    await world.run((unswivel) => {
      const { host, guard } = globalThis as unknown as { host: HTMLElement; guard: { own(change: () => void): void } };
      guard.own(() => unswivel.raise(host));
    });
    await world.page.waitForTimeout(TREAT);
    expect(await press(world)).toBe('ok');
  });

  it('allows a press on a page whose dark mode inverts everything', async () => {
    const world = await overlaid(`<style>html{filter:invert(1) hue-rotate(180deg)}</style>${FORM}`);
    expect(['ok', 'covered']).toContain(await press(world));
  });
});

describe('attack 3: the page presses the button itself', () => {
  it('is refused and told', async () => {
    const world = await overlaid();
    await world.run(() => {
      const { button } = globalThis as unknown as { button: HTMLButtonElement };
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      button.click();
    });
    expect(await seen(world)).toEqual({ verdicts: ['untrusted', 'untrusted'], tampered: ['untrusted'] });
  });

  it('cannot reach into the shadow root at all', async () => {
    const world = await overlaid();
    await hostile(
      world,
      `document.querySelector('[data-unswivel]').click();
      document.elementFromPoint(1100, 450).dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
      document.elementFromPoint(1100, 450).click()`,
    );
    expect((await seen(world)).verdicts).toEqual([]);
    expect(await hostile(world, `document.querySelector('[data-unswivel]').shadowRoot`)).toBe(null);
  });
});

describe('attacks 4 and 5: the page makes the overlay hard to see', () => {
  const host = `document.querySelector('[data-unswivel]')`;
  const ways: Record<string, string> = {
    'host opacity 0': `${host}.style.setProperty('opacity', '0', 'important')`,
    'host opacity 0.001': `${host}.style.setProperty('opacity', '0.001', 'important')`,
    'host clip-path': `${host}.style.setProperty('clip-path', 'inset(0 0 99% 0)', 'important')`,
    'host transform': `${host}.style.setProperty('transform', 'scale(0.1)', 'important')`,
    'host filter': `${host}.style.setProperty('filter', 'opacity(0.01)', 'important')`,
    'host mask': `${host}.style.setProperty('mask-image', 'linear-gradient(transparent, transparent)', 'important')`,
    'host blend': `${host}.style.setProperty('mix-blend-mode', 'difference', 'important')`,
    'host zoom': `${host}.style.setProperty('zoom', '0.3', 'important')`,
    'html opacity': `document.documentElement.style.opacity = '0.5'`,
    'html filter': `document.documentElement.style.filter = 'blur(9px)'`,
    'html zoom': `document.documentElement.style.zoom = '0.2'`,
  };
  for (const [what, script] of Object.entries(ways)) {
    it(`refuses with ${what}, also when it was so for long`, async () => {
      const world = await overlaid();
      await hostile(world, script);
      await world.page.waitForTimeout(TREAT);
      const box = await world.run(() => {
        const { button } = globalThis as unknown as { button: HTMLButtonElement };
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await world.page.mouse.click(box.x, box.y);
      expect((await seen(world)).verdicts).not.toContain('ok');
    });
  }

  it('refuses while the body is faded, although the overlay stands outside it', async () => {
    const world = await overlaid();
    await hostile(world, `document.body.style.opacity = '0.5'`);
    await world.page.waitForTimeout(TREAT);
    expect(await press(world)).toBe('faint');
  });
});

describe('attack 6: the page covers the overlay', () => {
  const cover =
    'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;padding:0;background:white;max-width:none;max-height:none';
  const ways: Record<string, string> = {
    'a popover that takes no pointer': `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = '${cover};pointer-events:none'; document.body.append(p); p.showPopover()`,
    'a popover of no size with a child that covers': `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = 'width:0;height:0;padding:0;border:0;overflow:visible;pointer-events:none'; p.innerHTML = '<div style="${cover}"></div>'; document.body.append(p); p.showPopover()`,
    'a popover in a closed shadow root that takes no pointer': `const h = document.createElement('div'); document.body.append(h); const s = h.attachShadow({mode:'closed'}); s.innerHTML = '<div popover=manual style="${cover};pointer-events:none"></div>'; s.firstChild.showPopover()`,
    'a popover shown again and again': `const p = document.createElement('div'); p.popover = 'manual'; p.style.cssText = '${cover};pointer-events:none'; document.body.append(p); p.showPopover(); setInterval(() => { p.hidePopover(); p.showPopover() }, 30)`,
  };
  for (const [what, script] of Object.entries(ways)) {
    it(`refuses under ${what}`, async () => {
      const world = await overlaid();
      await hostile(world, script);
      await world.page.waitForTimeout(TREAT);
      expect(await press(world)).toBe('covered');
    });
  }

  it('does not reach the button under a modal dialog, nor under a popover that takes the pointer', async () => {
    const world = await overlaid();
    await hostile(world, `const d = document.createElement('dialog'); document.body.append(d); d.showModal()`);
    expect(await press(world)).toBe('nothing');
  });

  it('refuses while a dialog without a shield lies over it', async () => {
    const world = await overlaid();
    await hostile(
      world,
      `const d = document.createElement('dialog'); d.style.cssText = '${cover};pointer-events:none'; document.body.append(d); d.showModal(); document.documentElement.inert = false`,
    );
    await world.page.waitForTimeout(TREAT);
    expect(await press(world)).not.toBe('ok');
  });
});

describe('attack 7: a press that was not meant for the button', () => {
  it('refuses Enter that was held before the focus came', async () => {
    const world = await overlaid();
    await world.page.focus('#first');
    await world.page.keyboard.down('Enter');
    await world.run(() => (globalThis as unknown as { button: HTMLButtonElement }).button.focus());
    await world.page.keyboard.down('Enter'); // a repeat, as a held key sends it
    await world.page.keyboard.down('Enter');
    await world.page.keyboard.up('Enter');
    expect((await seen(world)).verdicts).toEqual(['no-press', 'no-press']);
  });

  it('refuses Space that is let go after the focus came', async () => {
    const world = await overlaid();
    await world.page.focus('#first');
    await world.page.keyboard.down(' ');
    await world.run(() => (globalThis as unknown as { button: HTMLButtonElement }).button.focus());
    await world.page.keyboard.up(' ');
    expect((await seen(world)).verdicts).not.toContain('ok');
  });

  it('refuses a fresh Enter right after the focus was moved for the person', async () => {
    const world = await overlaid();
    await world.run(() => (globalThis as unknown as { button: HTMLButtonElement }).button.focus());
    await world.page.keyboard.press('Enter');
    expect((await seen(world)).verdicts).toEqual(['no-press']);
    await world.page.waitForTimeout(TREAT);
    await world.page.keyboard.press('Enter');
    expect((await seen(world)).verdicts).toEqual(['ok']);
  });

  it('refuses a press on a button that has only just appeared or moved under the pointer', async () => {
    const world = await overlaid();
    await world.page.mouse.move(600, 600);
    await world.run(() => {
      const { button } = globalThis as unknown as { button: HTMLButtonElement };
      button.style.left = '560px';
      button.style.top = '580px';
    });
    await world.page.mouse.click(600, 600);
    expect((await seen(world)).verdicts).toEqual(['too-soon']);
    await world.page.waitForTimeout(TREAT);
    await world.page.mouse.click(600, 600);
    expect((await seen(world)).verdicts).toEqual(['ok']);
  });
});

describe('attack 8: the host is moved, removed or copied in the middle of a press', () => {
  const host = `document.querySelector('[data-unswivel]')`;
  const ways: Record<string, [string, string]> = {
    moved: [`document.body.append(${host}); ${host}.showPopover()`, 'moved'],
    'taken out and put back': [
      `{ const h = ${host}, p = h.parentNode; h.remove(); p.append(h); h.showPopover() }`,
      'moved',
    ],
    'moved by style': [`${host}.style.setProperty('left', '20px', 'important')`, 'restyled'],
    copied: [`document.body.append(${host}.cloneNode(true))`, 'cloned'],
  };
  for (const [what, [script, code]] of Object.entries(ways)) {
    it(`aborts when it is ${what}`, async () => {
      const world = await overlaid();
      await world.page.mouse.move(AT.x, AT.y);
      await world.page.mouse.down();
      await hostile(world, script);
      await world.page.mouse.up();
      const { verdicts, tampered } = await seen(world);
      expect(verdicts).not.toContain('ok');
      expect([...tampered, ...verdicts]).toContain(code);
    });
  }

  it('aborts when it is removed', async () => {
    const world = await overlaid();
    await world.page.mouse.move(AT.x, AT.y);
    await world.page.mouse.down();
    await hostile(world, `${host}.remove()`);
    await world.page.mouse.up();
    expect(await seen(world)).toEqual({ verdicts: [], tampered: ['removed'] });
  });
});
