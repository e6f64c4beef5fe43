/**
 * How well the classifier reads forms it was not made for: `npm run bench:forms -- <folder> [--predictions out.json] [--errors]`. The folder holds `<id>.html`
 * pages whose controls carry `data-corpus-id`, and `labels.json` by people. The built extension is asked in a real browser; its answers are compared with the
 * labels. Prints each type and group; `--errors` adds every miss with the reasons for it. Last line: JSON.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { GROUPS, peers } from './forms-groups.ts';
import { BadFolder, type Predictions, readLabels } from './forms-labels.ts';
import { type Answer, predict } from './forms-predict.ts';
import { type Miss, type Score, score } from './forms-score.ts';

const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { predictions: { type: 'string' }, errors: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1)
    throw new BadFolder('Name one folder: npm run bench:forms -- <folder> [--predictions out.json] [--errors]');
  const labels = readLabels(folder);
  const answers = await predict(folder, Object.keys(labels));
  const predictions = byControl(answers);
  if (values.predictions) writeFileSync(values.predictions, `${JSON.stringify(predictions, null, 1)}\n`);

  const all = score(labels, predictions);
  console.log(`${'type'.padEnd(20)} fields precision recall F1`);
  for (const { type, fields, p, r, f1 } of all.types)
    console.log(type.padEnd(20), String(fields).padStart(5), percent(p), percent(r), percent(f1));
  const ofPeers = peers(folder);
  for (const group of GROUPS) {
    const found = score(labels, predictions, group.scope);
    if (found.fields === 0) continue;
    console.log(`\n${group.name}: ${sentence(found)}`);
    if (ofPeers(group)) console.log(`  peers, F1 (wrong writes): ${ofPeers(group)}`);
  }
  if (values.errors) for (const miss of all.misses) console.log(explained(miss, answers));
  const { forms, fields, micro, macroF1, wrongWrites } = all;
  console.log(`\n${JSON.stringify({ forms, fields, micro, macroF1, wrongWrites })}`);
}

function byControl(answers: Map<string, Answer[]>): Predictions {
  const forms = [...answers].map(([id, found]) => {
    const labelled = found.filter(({ control }) => control !== null);
    return [id, Object.fromEntries(labelled.map(({ control, type }) => [control, type]))] as const;
  });
  return Object.fromEntries(forms);
}

function sentence({ fields, micro: { p, r, f1 }, wrongWrites }: Score): string {
  return `${fields} fields, precision${percent(p)}, recall${percent(r)}, F1${percent(f1)}, wrong writes ${wrongWrites}`;
}

function explained({ id, control, gold, predicted }: Miss, answers: Map<string, Answer[]>): string {
  const answer = answers.get(id)?.find((one) => one.control === control);
  return JSON.stringify({
    id,
    control,
    gold,
    predicted,
    about: answer?.about,
    confidence: answer && Math.round(100 * answer.confidence) / 100,
    label: answer?.label,
    evidence: answer?.evidence,
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof BadFolder ? error.message : error);
  process.exitCode = error instanceof BadFolder ? 2 : 1;
});
