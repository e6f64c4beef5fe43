import type { OverlayView } from '../../wire/overlay-view.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { OpenAnswer } from '../../wire/state.ts';
import { watchActions } from '../actions.ts';
import type { FormField, Place } from '../candidates.ts';
import type { FilledField } from '../fill.ts';
import { foreignFrames } from '../foreign-frames.ts';
import { type Lookup, lookUp } from '../read/lookup.ts';
import { readNow, readPage, readTenant } from '../read/read-page.ts';
import { asksToSignIn } from '../read/sign-in.ts';
import { trackSubmit } from '../submit.ts';
import { watchArrivals } from './arrivals.ts';
import { watchFormEnd } from './form-end.ts';
import type { Looking } from './looking.ts';
import { mayGoOn, nextStep } from './next-step.ts';
import type { WorkerLink } from './worker-link.ts';

/** One screen of the console, from the moment it is seen until the next one: its nonce, its definition, what was filled on it. */
export interface Visit {
  /** the address it began at */
  at: string;
  /** the page is still at that address */
  stands(): boolean;
  /** resolves when the page was read and the first state is shown */
  ready: Promise<void>;
  nonce(): string;
  /** what the worker said of this screen; null until it did */
  screen(): OpenAnswer | null;
  /** where identity fields are looked for */
  place(): Place;
  link: WorkerLink;
  looking: Looking;
  document: Document;
  signal: AbortSignal;
  /** what undo takes back, with what each field held before: the last fill, and those of the steps before it in one form */
  steps: Step[];
  /** the controls that the rows of the panel are about, by their keys */
  shown: Map<string, HTMLElement>;
  /** looks for a form that came meanwhile */
  look(): void;
  /** ends the fill under way */
  stop?: AbortController;
  /** The tenant the page shows now: read again at the moment of each fill. */
  tenant(): Promise<string | undefined>;
  /** Looks an account up by the console's own JSON, for a round. */
  lookup(what: Lookup): Promise<void>;
  /** Sends without waiting for the person; the state in the answer is shown. */
  tell(message: (nonce: string) => PageMessage): Promise<void>;
  end(): void;
}

export interface Step {
  intent: string;
  fields: FilledField[];
  /** the person pressed what ends the form */
  saved?: true;
}

export function openVisit(parts: {
  document: Document;
  /** the visit before, in the same document */
  before: Visit | null;
  link: WorkerLink;
  looking: Looking;
  signal: AbortSignal;
  update: (change: Partial<OverlayView>) => void;
  /** shows nothing any more */
  clear: () => void;
}): Visit {
  const { document, link, looking, update, clear } = parts;
  const own = new AbortController();
  const signal = AbortSignal.any([parts.signal, own.signal]);
  const at = location.href;
  let opened: OpenAnswer | null = null;

  // A form may go on at another address: whether it does is told by its fields.
  const again = parts.before && (parts.before.at === at || mayGoOn(parts.before.at, at)) ? parts.before : null;
  const visit: Visit = {
    at,
    stands: () => location.href === at,
    ready: open(),
    nonce: () => opened?.nonce ?? '',
    screen: () => opened,
    place: () => ({ root: document, form: opened?.page?.form, taught: opened?.taught }),
    link,
    looking,
    document,
    signal,
    steps: again?.steps ?? [],
    shown: again?.shown ?? new Map(),
    look() {},
    tenant: async () =>
      opened?.tenant
        ? readTenant(opened.tenant, { root: document, params: opened.params, page: opened.page, signal })
        : undefined,
    async lookup(what) {
      const reading = await lookUp(what, { root: document, signal });
      const sign = reading.problems.length > 0 ? asked() : {};
      await visit.tell((nonce) => ({ type: 'read', nonce, ...reading, ...sign, lookup: what.params.account }));
    },
    async tell(message) {
      if (!opened || signal.aborted) return;
      const answer = await link.send(message(opened.nonce));
      if (signal.aborted) return;
      if ('state' in answer) update({ state: answer.state });
      else if ('sentence' in answer && answer.code === 'worker.gone') update({ notice: answer.sentence });
    },
    end: () => own.abort(),
  };
  return visit;

  /** For a look nobody asked for: a worker that does not answer is told of when something is done. */
  function fields(): Promise<FormField[]> {
    return looking.fields(visit.place()).catch(() => []);
  }

  async function open(): Promise<void> {
    const answer = await link.send({ type: 'open', url: at });
    if (signal.aborted) return;
    if (!('nonce' in answer)) return refused(answer);
    opened = answer;
    const form = answer.page?.form !== undefined;
    const looks = !form && (!answer.page || answer.taught !== undefined);
    const found = looks || visit.steps.length > 0 ? await fields() : [];
    if (signal.aborted) return;
    update({
      state: answer.state,
      busy: answer.page ? 'reading' : null,
      notice: null,
      found: [],
      folded: false,
      hasForm: form || (looks && found.length > 0),
      next: nextStep(visit, found),
      frames: [...foreignFrames(document)],
      asks: null,
    });
    watch(answer);
    if (answer.page) await read(answer);
    else if (answer.round) await visit.tell((nonce) => ({ type: 'read', nonce, page: '', problems: [], ...asked() }));
  }

  /** Paused, or an update: what is shown is still this person's, and fill says why it is off. Anything else: it may be somebody else's by now. */
  function refused({ code, sentence }: { code: string; sentence: string }): void {
    if (code === 'console.paused' || code === 'worker.gone') update({ notice: sentence, busy: null });
    else clear();
  }

  async function read(answer: OpenAnswer): Promise<void> {
    const { page, params, tenant, signedInAs } = answer;
    if (!page) return;
    try {
      const reading = await readPage({ page, params, root: document, signal, tenant, signedInAs });
      const problem = answer.round && reading.problems.length > 0;
      if (!signal.aborted)
        await visit.tell((nonce) => ({ type: 'read', nonce, ...reading, ...(problem ? asked() : {}) }));
    } finally {
      if (!signal.aborted) update({ busy: null });
    }
  }

  function asked(): { signIn?: true } {
    return asksToSignIn(document) ? { signIn: true } : {};
  }

  function watch(answer: OpenAnswer): void {
    const form = answer.page?.form;
    const seen = (fields: FormField[]) =>
      update({
        hasForm: form !== undefined || fields.length > 0,
        next: nextStep(visit, fields),
        frames: [...foreignFrames(document)],
      });
    const ended = () => {
      const last = visit.steps.at(-1);
      if (last) last.saved = true;
    };
    watchFormEnd(document, { signal, ended });
    trackSubmit({
      document,
      form,
      scan: () => looking.known(visit.place()),
      look: fields,
      filled: () => visit.steps.flatMap(({ fields }) => fields),
      signal,
      report: (fields) =>
        void visit.tell((nonce) => ({ type: 'submit', nonce, intent: visit.steps.at(-1)?.intent, fields })),
      // A dialog may bring its fields long after the page: look when the person goes into one, not by watching the page.
      entered: seen,
    });
    const look = async () => {
      const found = await fields();
      if (!signal.aborted) seen(found);
    };
    visit.look = watchArrivals(document, { signal, look: () => void look() });
    watchActions(answer.actions, {
      document,
      signal,
      object: ({ object }) => object && readNow(object, { scope: document, params: answer.params }),
      report: (action, object) => void visit.tell((nonce) => ({ type: 'action', nonce, action, object })),
    });
  }
}
