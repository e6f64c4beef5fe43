/**
 * Checks evidence offline: a pack; two packs of one log against each other; a fork file a device kept, alone or against a pack. Needs no data folder. Ends with
 * one sentence; the exit code is 0 only when everything holds (a fork that is proven does not: the log is not in order).
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { parseOrigin } from '../../evidence/checkpoint.ts';
import { type ForkVerdict, verifyForkProof } from '../../evidence/fork-proof.ts';
import { sameBytes } from '../../evidence/same-bytes.ts';
import { commonSize, comparePacks, firstDifference, packHeader } from '../../evidence/verify/compare-packs.ts';
import { type PackSummary, verifyPack } from '../../evidence/verify/verify-pack.ts';
import { Usage } from './data-folder.ts';

export const options = { 'log-key': { type: 'string' }, json: { type: 'boolean' } } as const;

interface Given {
  'log-key'?: string;
  json?: boolean;
}

const HELP = 'Say what to verify: npm run verify -- PACK [OTHER-PACK | FORK-FILE] [--log-key VKEY].';

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
  const finding = await findingOf(first, second, given['log-key']);
  process.stdout.write(`${given.json ? JSON.stringify(finding) : finding.sentence}\n`);
  if (!finding.ok) process.exitCode = 1;
}

/** What the file, or the two, show. `pinned` = a verifier key of the log known from elsewhere. */
async function findingOf(first: string, second: string | undefined, pinned: string | undefined): Promise<Finding> {
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
  return pack && other ? twoPacks(pack, other, pinned) : onePack(pack as string, pinned);
}

async function onePack(pack: string, pinned: string | undefined): Promise<Finding> {
  const checked = await check(pack, pinned);
  return 'finding' in checked ? checked.finding : foundGood(checked.summary, pinned);
}

/** The pack's summary, or what is wrong with it. */
async function check(
  pack: string,
  pinned: string | undefined,
  rootsAt: number[] = [],
): Promise<{ summary: PackSummary } | { finding: Finding }> {
  const verdict = await verifyPack(createReadStream(pack, { highWaterMark: 2 ** 20 }), { pinned, rootsAt });
  if (verdict.ok) return { summary: verdict };
  const entry = verdict.index === null ? '' : `, entry ${verdict.index}`;
  const sentence = `${pack} does not verify. Line ${verdict.line}${entry}: ${verdict.sentence}`;
  return { finding: { ...verdict, sentence } };
}

function foundGood({ roots, root, ...pack }: PackSummary, pinned: string | undefined): Finding {
  return { ...pack, root: Buffer.from(root).toString('base64'), sentence: described(pack, pinned) };
}

function described(pack: Omit<PackSummary, 'root' | 'roots'>, pinned: string | undefined): string {
  const parts = [`${pack.bodies} with their bodies`, `${pack.erased} erased`, `${pack.refused} refused as read`];
  const trust = pinned ? 'The key you gave is the log’s.' : `Compare its first key with one you trust: ${pack.keys[0]}`;
  return `Every byte verifies: log ${pack.log}, epoch ${pack.epoch}, ${pack.size} entries (${parts.join(', ')}) of ${pack.devices} devices, cosigned by ${pack.cosigned}. ${trust}`;
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
