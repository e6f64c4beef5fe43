/**
 * Requests for access, followed through a pack by their events alone: no step is missing, the hash is of the object, an approval is of the object that was asked for and by somebody else, what was carried out
 * was approved, and what was closed was seen to have ended. What a pack does not hold (an earlier quarter, an erased body) is not said to be wrong.
 */
import { objectOfTold, textOfTold } from '../../../lifecycle/told-object.ts';
import type { EventBody } from '../../event.schema.ts';
import { sha256OfText } from '../../hash.ts';

export interface RequestCounts {
  /** of which the pack holds a step */
  followed: number;
  /** seen to have ended */
  ended: number;
  /** steps that break a rule */
  broken: number;
  /** the first of them, in a sentence */
  first: string | null;
}

interface Path {
  version: number;
  state: string;
  hash: string;
  /** the pack holds it from its beginning, without a gap */
  whole: boolean;
  approvals: number;
  parts: Set<string>;
}

export interface RequestPaths {
  paths: Map<string, Path>;
  /** events of devices the pack holds, and in which console each was */
  shown: Map<string, { console: string | undefined; by: string }>;
  counts: RequestCounts;
}

export const newRequestPaths = (): RequestPaths => ({
  paths: new Map(),
  shown: new Map(),
  counts: { followed: 0, ended: 0, broken: 0, first: null },
});

const WITNESSED = new Set(['form.submitted', 'fill.done', 'action.performed', 'account.observed', 'accounts.listed']);

const OVER = new Set(['rejected', 'cancelled', 'expired', 'closed']);

/** Takes the next event of the pack. */
export function followRequest(known: RequestPaths, body: EventBody): void {
  if (WITNESSED.has(body.verb)) keepShown(known, body);
  const { detail, object } = body;
  if (object?.type !== 'request' || typeof detail?.version !== 'number' || typeof detail.hash !== 'string') return;
  const before = known.paths.get(object.key);
  const path = before ?? newPath(body, detail.version, detail.hash);
  if (!before) {
    known.paths.set(object.key, path);
    known.counts.followed += 1;
  }
  if (before && detail.version > path.version + 1) path.whole = false;
  for (const wrong of wrongOf(known, path, body, before !== undefined)) {
    known.counts.broken += 1;
    known.counts.first ??= `the request ${object.key}, step ${detail.version}: ${wrong}`;
  }
  move(path, body);
  if (OVER.has(path.state)) known.paths.delete(object.key);
  if (body.verb === 'request.revocation-verified' && body.outcome === 'success' && detail.state !== 'revoked')
    known.counts.ended += 1;
}

/** A pack is read in flat memory: what lies further back than this is not looked at. */
const MOST_SHOWN = 20_000;

function keepShown({ shown }: RequestPaths, { id, console, actor }: EventBody): void {
  shown.set(id, { console: console?.id, by: actor.technician });
  const [oldest] = shown.size > MOST_SHOWN ? shown.keys() : [];
  if (oldest !== undefined) shown.delete(oldest);
}

const newPath = ({ actor, subject }: EventBody, version: number, hash: string): Path => ({
  ...{ version, state: '', hash, whole: version === 1, approvals: 0 },
  parts: new Set([
    ...(version === 1 ? [actor.technician] : []),
    ...(subject && 'technician' in subject ? [subject.technician] : []),
  ]),
});

function wrongOf(known: RequestPaths, path: Path, body: EventBody, isNext: boolean): string[] {
  const { verb, detail } = body;
  const wrong: string[] = [];
  if (isNext && Number(detail?.version) <= path.version) wrong.push('it stands behind a later step');
  if (verb !== 'request.voided' && detail?.hash !== path.hash) wrong.push('it is about another object');
  if (verb === 'request.approved') {
    if (detail?.approved !== detail?.hash) wrong.push('another object was approved');
    if (path.parts.has(String(detail?.approver))) wrong.push('somebody approved what they are part of');
  }
  if (verb === 'request.implemented' && path.whole && path.approvals === 0) wrong.push('nobody approved it');
  if (verb === 'request.closed' && path.whole && path.state !== 'revocation-verified')
    wrong.push('nobody had seen that it ended');
  return [...wrong, ...toldWrong(body), ...shownWrong(known, body)];
}

/** The object itself, where the event tells it: the hash everything else binds to is its own, and its account the one that is named. */
function toldWrong({ detail }: EventBody): string[] {
  const text = textOfTold(detail);
  if (text === undefined) return [];
  const account = objectOfTold(detail)?.account.name;
  return [
    ...(sha256OfText(text) === detail?.hash ? [] : ['the object it tells does not have its hash']),
    ...(detail?.account === undefined || detail.account === account ? [] : ['the object it tells is another account']),
  ];
}

const SHOWING = new Set<string>([
  ...['request.implemented', 'request.verified', 'request.revoked', 'request.revocation-verified'],
]);

/** What a step names as its evidence: where the pack holds it, it is of the same console and by whoever took the step. */
function shownWrong({ shown }: RequestPaths, { verb, detail, console, actor }: EventBody): string[] {
  if (!SHOWING.has(verb)) return [];
  const ids = String(detail?.shown ?? '')
    .split(' ')
    .filter(Boolean);
  if (ids.length === 0) return ['nothing shows it'];
  const held = ids.flatMap((id) => shown.get(id) ?? []);
  const elsewhere = held.some((one) => one.console !== console?.id);
  const others = held.some((one) => one.by !== actor.technician);
  return [...(elsewhere ? ['it shows another console'] : []), ...(others ? ['somebody else was the witness'] : [])];
}

function move(path: Path, { verb, detail }: EventBody): void {
  path.version = Number(detail?.version);
  path.state = String(detail?.state);
  path.hash = String(detail?.hash);
  if (verb === 'request.approved') path.approvals += 1;
  if (verb === 'request.voided') path.approvals = 0;
}
