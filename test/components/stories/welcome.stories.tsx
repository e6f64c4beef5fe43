import { Welcome } from '../../../components/welcome/welcome.tsx';
import type { DeviceStatus, SignInOffer } from '../../../lib/wire/own.ts';
import { answers, device, refuse } from './sample-own.ts';
import type { Stories, Story } from './story.ts';

const deeds = {
  request: refuse,
  changeShortcuts: () => {},
  addConsole: () => {},
  deviceName: 'Edge on Windows',
};

const codesOnly = { enabled: false, label: '', redirect: 'https://extension.chromiumapp.org/sign-in' };

function story(
  own: Partial<DeviceStatus>,
  given = { collector: '', code: '' },
  height = 900,
  offer: SignInOffer = codesOnly,
): Story {
  const ask = answers({ 'own.status': { ...device, ...own }, 'own.signInOffer': offer });
  return { view: () => <Welcome ask={ask} deeds={deeds} given={given} />, width: 900, height };
}

const granted = device.consoles.map((console) => ({ ...console, granted: true }));
export default {
  start: story({
    enrolled: false,
    collector: undefined,
    device: undefined,
    technician: undefined,
    consoles: [],
    recent: [],
  }),
  prefilled: story(
    { enrolled: false, device: undefined, consoles: [], recent: [] },
    { collector: 'http://127.0.0.1:8080', code: 'KQ4M-77TD' },
  ),
  'sign-in': story(
    { enrolled: false, device: undefined, consoles: [], recent: [] },
    { collector: 'http://127.0.0.1:8080', code: '' },
    900,
    { ...codesOnly, enabled: true, label: 'Contoso Entra' },
  ),
  'signed-out': story({
    session: {
      until: '2026-11-22T21:00:00.000Z',
      signedOut: 'The session is over. Sign in again; what this device recorded can be delivered.',
    },
    consoles: granted,
  }),
  grant: story({ recent: [] }),
  open: story({ recent: [], consoles: granted }),
  done: story({ consoles: granted }),
  'no-consoles': story({ consoles: [], recent: [] }),
} satisfies Stories;
