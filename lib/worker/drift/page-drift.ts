import { observableWord } from '../../drift/observable.ts';
import type { DriftMark, MendState, PageDrift } from '../../wire/page-drift.ts';
import { clientShown } from '../observing/note-accounts.ts';
import type { Scene } from '../scene.ts';
import { judgeHere } from './judge-here.ts';
import { isOf, type Mend, mendsIn } from './mends.ts';

/** Something came back of its fill. */
type FilledMend = Mend & { state: MendState };

/** What the overlay shows of drift on this page; undefined where there is nothing to show. */
export async function pageDrift(scene: Scene): Promise<PageDrift | undefined> {
  const { visit, console } = scene;
  const here = await judgeHere(scene);
  const client = clientShown(scene);
  const all = (await mendsIn(visit.tab)).filter(
    (one): one is FilledMend => one.console === console.id && one.state !== 'asked',
  );
  if (!here) return waiting(all.filter((one) => one.client === client?.id || client === undefined));
  const account = { console: console.id, client: here.client.id, account: here.seen.record };
  const mends = new Map(all.filter((one) => isOf(one, account)).map((one) => [one.attribute, one.state]));
  const hidden = new Set(here.seen.known?.flatMap((one) => (one.hidden ? one.attribute : [])));
  const marks = here.findings
    .filter(({ attribute }) => !hidden.has(attribute))
    .map(({ attribute, severity }): DriftMark => {
      const mend = mends.get(attribute);
      return { attribute, word: observableWord(attribute), severity, ...(mend ? { mend } : {}) };
    });
  // Right again, or a form that shows what was filled: nothing differs, and how far it came is still said.
  for (const [attribute, state] of mends)
    if (state !== 'different' && !marks.some((one) => one.attribute === attribute))
      marks.push({ attribute, word: observableWord(attribute), severity: 'low', mend: state });
  if (marks.length === 0) return undefined;
  return { account: here.seen.record, holder: here.technician?.displayName ?? null, marks };
}

/** A page after saving often shows no account: what waits to be verified is shown all the same, with where to look. */
function waiting(mends: readonly FilledMend[]): PageDrift | undefined {
  const last = mends.findLast(({ state }) => state === 'filled' || state === 'saved');
  if (!last) return undefined;
  const marks = mends.flatMap(({ attribute, state, ...one }): DriftMark[] =>
    isOf(one, last) && (state === 'filled' || state === 'saved')
      ? [{ attribute, word: observableWord(attribute), severity: 'low', mend: state }]
      : [],
  );
  return { account: last.account, holder: null, marks, check: last.address };
}
