/**
 * Checks evidence offline: a pack; two packs of one log against each other; a fork file a device kept, alone or against a pack. Needs no data folder. Ends with
 * one sentence; the exit code is 0 only when everything holds (a fork that is proven does not: the log is not in order).
 */
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseOrigin } from '../../evidence/checkpoint.ts';
import { displayText } from '../../evidence/display-text.ts';
import { type ForkVerdict, verifyForkProof } from '../../evidence/fork-proof.ts';
import { limitsOf } from '../../evidence/pack/limits.ts';
import { sameBytes } from '../../evidence/same-bytes.ts';
import { commonSize, comparePacks, firstDifference, packHeader } from '../../evidence/verify/compare-packs.ts';
import type { PartSummary } from '../../evidence/verify/part/verify-part.ts';
import { verifyEvidence } from '../../evidence/verify/verify-evidence.ts';
import type { PackSummary } from '../../evidence/verify/verify-pack.ts';
import { partPage } from '../evidence/part-page.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = { 'log-key': { type: 'string' }, html: { type: 'string' }, json: { type: 'boolean' } } as const;

type Given = GivenBy<typeof options>;

const HELP = 'Say what to verify: npm run verify -- PACK [OTHER-PACK | FORK-FILE] [--log-key VKEY] [--html FILE].';

interface Finding {
  ok: boolean;
  sentence: string;
  [more: string]: unknown;
}

export async function run(given: Given, files: string[]): Promise<void> {
  const [first, second, ...more] = files;
  if (!first || more.length > 0) throw new Usage(HELP);
  for (const file of files)
    if (!existsSync(file) || !statSync(file).isFile()) throw new Usage(`There is no file ${file}.`);
  if (given.html && existsSync(given.html)) throw new Usage(`${given.html} is there already. Name another file.`);
  const finding = await findingOf(first, second, given['log-key'], given.html);
  // Names and values in the sentence are the pack's: none may colour or turn the terminal's line.
  process.stdout.write(`${given.json ? JSON.stringify(finding) : displayText(finding.sentence)}\n`);
  if (!finding.ok) process.exitCode = 1;
}

/** What the file, or the two, show. `pinned` = a verifier key of the log known from elsewhere. */
async function findingOf(
  first: string,
  second: string | undefined,
  pinned: string | undefined,
  html: string | undefined,
): Promise<Finding> {
  const [forks, packs] = [first, second].reduce<[string[], string[]]>(
    ([a, b], file) => (file === undefined ? [a, b] : isFork(file) ? [[...a, file], b] : [a, [...b, file]]),
    [[], []],
  );
  const [pack, other] = packs;
  const [fork] = forks;
  if (forks.length > 1) throw new Usage('Two fork files have nothing to compare: give one, alone or with a pack.');
  if (fork && !pack)
    return forkFinding(await verifyForkProof(readFileSync(fork, 'utf8'), pinned ? [pinned] : undefined));
  if (fork && pack) return forkWithPack(fork, pack, pinned);
  return pack && other ? twoPacks(pack, other, pinned) : onePack(pack as string, pinned, html);
}

async function onePack(pack: string, pinned: string | undefined, html: string | undefined): Promise<Finding> {
  const checked = await checkAny(pack, pinned);
  if ('finding' in checked) return checked.finding;
  const { summary } = checked;
  if (!('part' in summary)) {
    if (html) throw new Usage('A page is made from the pack of a client or a period, not from the whole log.');
    return foundGood(summary, pinned);
  }
  if (html)
    await pipeline(Readable.from(partPage(summary, () => readPack(pack))), createWriteStream(html, { flags: 'wx' }));
  const { root, ...rest } = summary;
  return { ...rest, root: Buffer.from(root).toString('base64'), sentence: describedPart(summary, pinned) };
}

const readPack = (pack: string) => createReadStream(pack, { highWaterMark: 2 ** 20 });

/** What a pack of either kind holds, or what is wrong with it. */
async function checkAny(
  pack: string,
  pinned: string | undefined,
  rootsAt: number[] = [],
): Promise<{ summary: PackSummary | PartSummary } | { finding: Finding }> {
  const verdict = await verifyEvidence(readPack(pack), { pinned, rootsAt });
  if (verdict.ok) return { summary: verdict };
  const entry = verdict.index === null ? '' : `, entry ${verdict.index}`;
  const sentence = `${pack} does not verify. Line ${verdict.line}${entry}: ${verdict.sentence}`;
  return { finding: { ...verdict, sentence } };
}

function describedPart(
  { of, entries, bodies, erased, refused, log, size, epoch, devices, cosigned, keys, replay, requests }: PartSummary,
  pinned: string | undefined,
): string {
  const period = of.from || of.to ? ` from ${of.from ?? 'the beginning'} to ${of.to ?? 'the end'}` : '';
  const derived = replay.same + replay.differs + replay.cannot + replay.erased;
  const again = `Of ${derived} derived values ${replay.same} come out the same, ${replay.differs} differ, ${replay.cannot} cannot be derived from this pack, ${replay.erased} were erased.${replay.first ? ` The first that differs: ${replay.first}.` : ''}`;
  const asked =
    requests.followed === 0
      ? ''
      : `Of ${requests.followed} requests for access ${requests.ended} were seen to have ended, and ${requests.broken} steps break a rule.${requests.first ? ` The first: ${requests.first}.` : ''} `;
  const trust = pinned ? 'The key you gave is the log’s.' : `Compare its first key with one you trust: ${keys[0]}`;
  return `Every byte verifies: ${entries} entries of ${of.client ?? 'all clients'}${period} (${bodies} with their bodies, ${erased} erased, ${refused} refused as read) of ${devices} devices, in log ${log}, epoch ${epoch}, of ${size} entries, cosigned by ${cosigned}. ${again} ${asked}${trust} ${limitsOf({ part: true, erased })}`;
}

/** The same for a pack that must be of the whole log: only those can be compared with each other, or with a fork. */
async function check(
  pack: string,
  pinned: string | undefined,
  rootsAt: number[] = [],
): Promise<{ summary: PackSummary } | { finding: Finding }> {
  const checked = await checkAny(pack, pinned, rootsAt);
  if ('finding' in checked) return checked;
  const { summary } = checked;
  if (!('part' in summary)) return { summary };
  const sentence = `${pack} verifies, but holds a part of the log only: compare packs of the whole log.`;
  return { finding: { ok: false, code: 'packs.part', sentence } };
}

function foundGood({ roots, root, ...pack }: PackSummary, pinned: string | undefined): Finding {
  return { ...pack, root: Buffer.from(root).toString('base64'), sentence: described(pack, pinned) };
}

function described(pack: Omit<PackSummary, 'root' | 'roots'>, pinned: string | undefined): string {
  const parts = [`${pack.bodies} with their bodies`, `${pack.erased} erased`, `${pack.refused} refused as read`];
  const trust = pinned ? 'The key you gave is the log’s.' : `Compare its first key with one you trust: ${pack.keys[0]}`;
  return `Every byte verifies: log ${pack.log}, epoch ${pack.epoch}, ${pack.size} entries (${parts.join(', ')}) of ${pack.devices} devices, cosigned by ${pack.cosigned}. ${trust} ${limitsOf({ part: false, erased: pack.erased })}`;
}

async function twoPacks(a: string, b: string, pinned: string | undefined): Promise<Finding> {
  const headers = [await packHeader(createReadStream(a)), await packHeader(createReadStream(b))];
  const [one, two] = headers;
  const size = one && two ? commonSize(one, two) : 0;
  const [first, second] = [await check(a, pinned, [size]), await check(b, pinned, [size])];
  if ('finding' in first) return first.finding;
  if ('finding' in second) return second.finding;
  const compared = comparePacks(first.summary, second.summary, size);
  if (compared.ok || compared.code !== 'packs.split') return { ...compared };
  const at = await firstDifference(createReadStream(a), createReadStream(b));
  const where = at === null ? '' : ` They differ from entry ${at} on.`;
  return { ...compared, index: at, sentence: compared.sentence + where };
}

function forkFinding(verdict: ForkVerdict): Finding {
  if (!verdict.ok) return { ...verdict };
  return { ok: false, code: 'fork.proven', kind: verdict.kind, sentence: `This proves it: ${verdict.sentence}` };
}

/** With a pack at hand, each checkpoint of the fork file is held to the pack's own tree. */
async function forkWithPack(file: string, pack: string, pinned: string | undefined): Promise<Finding> {
  const header = await packHeader(createReadStream(pack));
  const known = header?.keys.map(({ vkey }) => vkey);
  const verdict = await verifyForkProof(readFileSync(file, 'utf8'), known);
  if (!verdict.ok) return { ...verdict };
  const { seen, offered } = verdict;
  const checked = await check(pack, pinned, [seen.size, offered.size]);
  if ('finding' in checked) return checked.finding;
  const { roots, epoch } = checked.summary;
  const missing = [seen, offered].filter(({ origin, size, root }) => {
    const own = roots.get(size);
    return parseOrigin(origin)?.epoch === epoch && !(own && sameBytes(own, root));
  });
  const which = missing.map(({ size }) => `the one of ${size} entries`).join(' and ');
  const held = which ? ` This pack does not hold ${which}.` : ' This pack holds both.';
  return { ...forkFinding(verdict), sentence: `This proves it: ${verdict.sentence}${held}` };
}

/** A fork file is one small JSON object, a pack many lines. */
function isFork(file: string): boolean {
  if (statSync(file).size > 2 ** 20) return false;
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { unswivel?: unknown } | null)?.unswivel === 'fork';
  } catch {
    // More than one line: a pack, or nothing known. verifyPack says which.
    return false;
  }
}
