import type { DeviceStatus, TabStatus } from '../../lib/wire/own.ts';
import type { OverlayState } from '../../lib/wire/state.ts';
import type { Tone } from '../parts/tone.tsx';
import { popupText as t } from '../text.ts';

/** What the one button does. */
export type Step =
  | { do: 'enrol' | 'consoles' | 'resume' | 'sync' | 'open' | 'fill' }
  | { do: 'add'; origin: string }
  | { do: 'grant'; origins: string[] };

export interface TabDescription {
  tone: Tone;
  title: string;
  text?: string;
  button: string;
  step: Step;
}

/** Each state of a tab as shape, title, sentence and exactly one button. */
export function describeTab(status: TabStatus, device: DeviceStatus | null): TabDescription {
  switch (status.is) {
    case 'not-enrolled':
      return { tone: 'off', ...t['not-enrolled'], step: { do: 'enrol' } };
    case 'signed-out':
      return { tone: 'warn', ...t['signed-out'], text: status.why, step: { do: 'enrol' } };
    case 'not-a-console':
      return describeElsewhere(status.origin, device);
    case 'not-granted': {
      const words = t['not-granted'];
      const { label, origins } = status;
      return {
        tone: 'warn',
        title: words.title(label),
        text: words.text(origins.join(', ')),
        button: words.button(label),
        step: { do: 'grant', origins },
      };
    }
    case 'paused':
      return device?.paused
        ? { tone: 'off', title: t.paused.title, text: status.why, button: t.paused.resume, step: { do: 'resume' } }
        : { tone: 'off', title: t.paused.title, text: status.why, button: t.paused.check, step: { do: 'sync' } };
    case 'page-not-recognised': {
      const words = t['page-not-recognised'];
      const text = status.state ? words.text : words.notLooked;
      return {
        tone: 'off',
        title: words.title(status.label),
        text: status.since ? `${text} ${words.since(status.since)}` : text,
        button: words.button,
        step: { do: 'open' },
      };
    }
    case 'wrong-tenant': {
      const words = t['wrong-tenant'];
      const text = words.text(status.tenant, status.client);
      return { tone: 'bad', title: words.title, text, button: words.button, step: { do: 'open' } };
    }
    case 'ready':
      return describeReady(status.label, status.state);
  }
}

function describeElsewhere(origin: string | undefined, device: DeviceStatus | null): TabDescription {
  const words = t['not-a-console'];
  const { title } = words;
  const list = { tone: 'off', title, button: words.list, step: { do: 'consoles' } } as const;
  if (!origin) return { ...list, text: words.nowhere };
  const text = words.text(origin);
  if (!device?.technician?.roles.includes('administrator')) return { ...list, text: `${text} ${words.ask}` };
  return { tone: 'off', title, text, button: words.add, step: { do: 'add', origin } };
}

function describeReady(label: string, state: OverlayState): TabDescription {
  const words = t.ready;
  const open = { button: words.button, step: { do: 'open' } } as const;
  const shows = state.page?.shows;
  if (state.doubt) return { tone: 'warn', title: words.doubt, text: state.doubt, ...open };
  if (shows === 'ticket') return { tone: 'ok', title: words.ticket(label), text: t.onTicket, ...open };
  if (shows !== 'form' && state.page) return { tone: 'ok', title: words.idle(label), text: words.nothing, ...open };
  if (!state.fill.allowed) return { tone: 'warn', title: words.off, text: state.fill.sentence, ...open };
  return { tone: 'ok', title: words.fill, button: words.fillButton, step: { do: 'fill' } };
}
