import { browser } from 'wxt/browser';
import { Refused } from './errors.ts';

/**
 * Lets the person sign in at the provider's address and gives what the provider sends back to the browser, once its state is the one that was begun. Throws `Refused`: `signIn.cancelled` when they
 * closed the window or said no, `signIn.asks` when the provider wants to ask and may not, `signIn.refused` with the provider's own code, `signIn.state`.
 */
export async function providerAnswer(
  begun: { url: string; state: string },
  { interactive }: { interactive: boolean },
): Promise<{ code: string; iss?: string }> {
  const said = new URL(await launch(begun.url, interactive)).searchParams;
  if (said.get('state') !== begun.state)
    throw new Refused('signIn.state', 'The provider’s answer belongs to another sign-in. Begin again.');
  const error = said.get('error');
  if (error === 'access_denied') throw CANCELLED();
  if (error !== null && /_required$/.test(error)) throw ASKS();
  if (error !== null)
    throw new Refused(
      'signIn.refused',
      `The provider refused the sign-in (${/^[\w.-]{1,64}$/.test(error) ? error : 'without a reason'}). Try again; if it stays, tell your administrator.`,
    );
  const [code, iss] = [said.get('code'), said.get('iss')];
  if (!code)
    throw new Refused('signIn.refused', 'The provider sent no code. Try again; if it stays, tell your administrator.');
  return { code, ...(iss === null ? {} : { iss }) };
}

/** The browsers tell apart by words only whether the person closed the window or the page could not be shown. */
async function launch(url: string, interactive: boolean): Promise<string> {
  try {
    const back = await browser.identity.launchWebAuthFlow({ url, interactive });
    if (back) return back;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    if (!interactive) throw ASKS();
    if (/could not be loaded|load failed|network/i.test(why))
      throw new Refused(
        'signIn.page',
        'The provider’s page could not be opened. Check the network, then try again; nothing was changed.',
      );
  }
  throw CANCELLED();
}

const CANCELLED = () =>
  new Refused(
    'signIn.cancelled',
    'The sign-in was closed before it was done. Nothing was changed; press the button to begin again.',
  );
const ASKS = () => new Refused('signIn.asks', 'The provider wants to ask you something. Sign in again.');
