import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Failure } from '../../lib/wire/own.ts';
import { Banner } from '../parts/banner.tsx';
import { optionsText as t } from '../text.ts';
import { mergeEdit, same } from './conflict.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { OptionsContext } from './context.ts';
import { RemoveButton } from './remove-button.tsx';

type Kind = Extract<OwnMessage, { type: 'own.save' }>['kind'];
export type Errors = Partial<Record<string, string>>;

interface Props<T> {
  context: OptionsContext;
  kind: Kind;
  name: string;
  /** what is stored; null for one being added */
  stored: T | null;
  /** what the form starts from when nothing is stored */
  blank: T;
  schema: z.ZodType;
  /** tidies the draft before it is checked: ids, trimmed lists */
  prepare(draft: T): T;
  /** the list of this kind in a record, to find the stored one again */
  list(record: OptionsContext['record']): T[];
  children(draft: T, set: (change: Partial<T>) => void, errors: Errors): ComponentChildren;
  aside?: ComponentChildren;
  onDone(): void;
}

/** One record as a form: checked, saved at the version it was read, joined with what others saved meanwhile, removed after asking. Never loses an edit. */
export function EditRecord<T extends { id: string; version: number }>(props: Props<T>) {
  const { context, kind, stored, blank, onDone } = props;
  const key = `${kind}/${stored?.id ?? 'new'}`;
  const held = context.drafts.get(key) as { base: T; draft: T } | undefined;
  const [base, setBase] = useState<T>(held?.base ?? stored ?? blank);
  const [draft, setDraft] = useState<T>(held?.draft ?? stored ?? blank);
  const [errors, setErrors] = useState<Errors>({});
  const [failed, setFailed] = useState<Failure | null>(null);
  const [theirs, setTheirs] = useState<T | 'gone' | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = !same(base, draft);

  function hold(nextBase: T, next: T) {
    setBase(nextBase);
    setDraft(next);
    context.drafts.set(key, same(nextBase, next) ? undefined : { base: nextBase, draft: next });
  }

  async function save(event: Event) {
    event.preventDefault();
    const value = props.prepare(draft);
    const found = check(props.schema, value);
    setErrors(found);
    setFailed(null);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const reply = await context.ask({ type: 'own.save', kind, value } as unknown as OwnMessage);
    if (!reply.ok && STALE.has(reply.code)) await meetTheirs();
    else if (!reply.ok) setFailed(reply);
    if (reply.ok) {
      context.drafts.set(key, undefined);
      await context.reload();
      return onDone();
    }
    setBusy(false);
  }

  async function meetTheirs() {
    await context.ask({ type: 'own.sync' });
    const record = await context.reload();
    setTheirs((record && props.list(record).find((one) => one.id === draft.id)) ?? 'gone');
  }

  function keepMine() {
    if (theirs && theirs !== 'gone') hold(theirs, mergeEdit(base, draft, theirs).merged);
    setTheirs(null);
  }

  function takeTheirs() {
    if (theirs && theirs !== 'gone') hold(theirs, theirs);
    setTheirs(null);
  }

  const wrong = Object.keys(errors).length;
  return (
    <form class="edit" onSubmit={save} novalidate aria-busy={busy}>
      <fieldset class="stack" disabled={!context.editable || busy}>
        {props.children(draft, (change) => hold(base, { ...draft, ...change }), errors)}
      </fieldset>
      {props.aside}
      {context.editable && (
        <div class="savebar" role="status">
          {failed && <Banner tone="bad" text={failed.sentence} />}
          {wrong > 0 && <Banner tone="bad" text={`${t.invalid(wrong)} ${Object.values(errors)[0]}`} />}
          {theirs && <ConflictNote base={base} mine={draft} theirs={theirs} onKeep={keepMine} onTake={takeTheirs} />}
          <div class="actions">
            <button type="submit" class="button primary" disabled={busy || !changed || theirs !== null}>
              {busy ? t.saving : t.save}
            </button>
            {changed && (
              <button type="button" class="button" onClick={() => hold(base, base)}>
                {t.discard}
              </button>
            )}
            {stored && <RemoveButton context={context} kind={kind} name={props.name} stored={stored} onDone={onDone} />}
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
