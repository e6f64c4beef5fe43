import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { Kind, Kinds } from '../../lib/record/kinds.schema.ts';
import type { Proposal } from '../../lib/wire/admin.schema.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText as t } from '../text.ts';
import { freeId, openObject, saveObject } from './asked/collector.ts';
import { mergeEdit, same } from './conflict.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { OptionsContext } from './context.ts';
import { WaitsNote } from './object/waits-note.tsx';
import { RemoveButton } from './remove-button.tsx';
import { slug } from './slug.ts';
import { WhyInput } from './why-input.tsx';

export type Errors = Partial<Record<string, string>>;

interface Props<K extends Kind> {
  context: OptionsContext;
  kind: K;
  name: string;
  /** what is stored; null for one being added */
  stored: Kinds[K] | null;
  /** what the form starts from when nothing is stored */
  blank: Kinds[K];
  schema: z.ZodType;
  /** tidies the draft before it is checked: trimmed lists, names that follow from others. `id` is the stored one's, or the free one */
  prepare(draft: Kinds[K]): Kinds[K];
  /** what a new one's id is made of */
  named(draft: Kinds[K]): string;
  children(draft: Kinds[K], set: (change: Partial<Kinds[K]>) => void, errors: Errors): ComponentChildren;
  /** below the form, beside the draft: what saving would change. `ready` false keeps from saving */
  before?: ((draft: Kinds[K], changed: boolean) => ComponentChildren) | undefined;
  ready?: ((draft: Kinds[K]) => boolean) | undefined;
  editable: boolean;
  removable?: boolean;
  onDone(): void;
}

/** One object as a form: checked, saved at the version it was read, joined with what others saved meanwhile, removed after asking. Never loses an edit. */
export function EditRecord<K extends Kind>(props: Props<K>) {
  const { context, kind, stored, blank, onDone, editable } = props;
  const { ask } = context;
  type T = Kinds[K];
  const key = `${kind}/${stored?.id ?? 'new'}`;
  const held = context.drafts.get(key) as { base: T; draft: T } | undefined;
  const [base, setBase] = useState<T>(held?.base ?? stored ?? blank);
  const [draft, setDraft] = useState<T>(held?.draft ?? stored ?? blank);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<T | 'gone' | null>(null);
  const [waits, setWaits] = useState<Proposal | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = !same(base, draft);
  const adding = base.version === blank.version && base.id === blank.id;
  const wrongIn = (tidy: T) => check(props.schema, { ...tidy, id: adding ? 'new' : tidy.id });
  // Once it was tried, what is mended is no longer marked.
  const errors = tried ? wrongIn(props.prepare(draft)) : {};

  function hold(nextBase: T, next: T) {
    setBase(nextBase);
    setDraft(next);
    setWaits(null);
    context.drafts.set(key, same(nextBase, next) ? undefined : { base: nextBase, draft: next });
  }

  async function save(event: Event) {
    event.preventDefault();
    const tidy = props.prepare(draft);
    const isWrong = Object.keys(wrongIn(tidy)).length > 0;
    setTried(isWrong);
    setFailed(null);
    if (isWrong) return;
    setBusy(true);
    await send(tidy);
    setBusy(false);
  }

  async function send(tidy: T) {
    const id = adding ? await freeId(ask, kind, slug(props.named(tidy), [])) : { ok: true as const, value: tidy.id };
    if (!id.ok) return setFailed(id.sentence);
    const reply = await saveObject(ask, kind, { ...tidy, id: id.value }, { adding, why });
    if (!reply.ok) return STALE.has(reply.code) && !adding ? meetTheirs() : setFailed(reply.sentence);
    if ('waits' in reply.value) {
      hold(base, base);
      return setWaits(reply.value.waits);
    }
    context.drafts.set(key, undefined);
    await context.reload();
    onDone();
  }

  async function meetTheirs() {
    const now = await openObject(ask, kind, draft.id);
    if (now.ok) setTheirs(now.value.object);
    else if (now.code === 'record.unknown') setTheirs('gone');
    else setFailed(now.sentence);
  }

  function keepMine() {
    if (theirs === 'gone') hold(blank, draft);
    else if (theirs) hold(theirs, mergeEdit(base, draft, theirs).merged);
    setTheirs(null);
  }

  function takeTheirs() {
    if (theirs && theirs !== 'gone') hold(theirs, theirs);
    setTheirs(null);
  }

  const wrong = Object.keys(errors).length;
  const ready = props.ready?.(draft) ?? true;
  return (
    <form class="edit" onSubmit={save} novalidate aria-busy={busy}>
      <fieldset class="stack" disabled={!editable || busy}>
        {props.children(draft, (change) => hold(base, { ...draft, ...change }), errors)}
      </fieldset>
      {props.before?.(props.prepare(draft), changed)}
      {editable && (
        <div class="savebar" role="status">
          {failed && <Banner tone="bad" text={failed} />}
          {waits && <WaitsNote />}
          {wrong > 0 && <Banner tone="bad" text={`${t.invalid(wrong)} ${Object.values(errors)[0]}`} />}
          {theirs && <ConflictNote base={base} mine={draft} theirs={theirs} onKeep={keepMine} onTake={takeTheirs} />}
          <div class="actions">
            <button type="submit" class="button primary" disabled={busy || !changed || !ready || theirs !== null}>
              {busy ? t.saving : t.save}
            </button>
            <WhyInput value={why} onValue={setWhy} disabled={!changed} />
            {changed && (
              <button type="button" class="button" onClick={() => hold(base, base)}>
                {t.discard}
              </button>
            )}
            {stored && props.removable !== false && (
              <RemoveButton context={context} kind={kind} name={props.name} stored={stored} why={why} onDone={onDone} />
            )}
          </div>
          {changed && <p class="dim">{t.unsaved}</p>}
        </div>
      )}
    </form>
  );
}

const STALE = new Set(['record.stale', 'record.needsVersion']);

/** The first sentence for each field that does not fit. */
function check(schema: z.ZodType, value: unknown): Errors {
  const parsed = schema.safeParse(value);
  const errors: Errors = {};
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.map(String).join('.');
    errors[path] ??= issue.message;
  }
  return errors;
}

/** The error for a field or anything inside it. */
export function errorFor(errors: Errors, field: string): string | undefined {
  const path = Object.keys(errors).find((key) => key === field || key.startsWith(`${field}.`));
  return path === undefined ? undefined : errors[path];
}
