import type { Page } from 'playwright-core';
import { SIGN_IN } from '../../lib/start/consoles/credentials.ts';

/** Signs in to a real console as its administrator, with real input. Resolves when the console shows its own first page. */
export const signIn = {
  async rt(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await page.fill('input[name=user]', SIGN_IN.rt.name);
    await page.fill('input[name=pass]', SIGN_IN.rt.password);
    await page.press('input[name=pass]', 'Enter');
    await page.waitForSelector('#li-topnav, #topnav, .toplevel');
  },
  async mesh(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await page.fill('input[name=username]', SIGN_IN.mesh.name);
    await page.fill('input[name=password]', SIGN_IN.mesh.password);
    await page.press('input[name=password]', 'Enter');
    await page.waitForSelector('#MainMenuMyUsers, #LeftMenuMyUsers', { state: 'attached' });
    await page.waitForTimeout(1500); // its socket brings the users after the page
  },
  async lam(page: Page, url: string): Promise<void> {
    await page.goto(`${url}/templates/login.php`);
    await page.fill('#passwd', SIGN_IN.lam.password);
    await page.click('#btn_checklogin');
    await page.waitForURL(/templates\/(?!login)/);
  },
};
