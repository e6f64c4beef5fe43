import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One control as a person labelled it. */
const labelled = z.object({
  /** one type, or several of which any is right; null = no identity field */
  type: z.union([z.string(), z.null(), z.array(z.string().nullable()).min(1)]),
  /** not rendered, or nobody can tell */
  ignore: z.boolean().optional(),
  /** answers that count neither for nor against */
  ignoreTypes: z.array(z.string()).optional(),
});

const labelsSchema = z.record(z.string(), z.object({ fields: z.record(z.string(), labelled) }));

/** Form id → its controls by `data-corpus-id`. */
export type Labels = z.infer<typeof labelsSchema>;

/** Form id → control → type or null, as the scorer and others read it. */
export type Predictions = Record<string, Record<string, string | null>>;

/** The folder or what is in it cannot be used; the message says what to do. */
export class BadFolder extends Error {}

/** Reads `labels.json` of a folder and checks that each form it names has its page. Throws `BadFolder`. */
export function readLabels(folder: string): Labels {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new BadFolder(
      `There is no folder ${folder}. Give one that holds labels.json and a page <id>.html for each form.`,
    );
  const file = join(folder, 'labels.json');
  if (!existsSync(file)) throw new BadFolder(`${folder} has no labels.json, so nothing says what is right.`);
  const labels = parse(file, readFileSync(file, 'utf8'));
  const lost = Object.keys(labels).filter((id) => !existsSync(join(folder, `${id}.html`)));
  if (lost.length > 0)
    throw new BadFolder(
      `${file} names ${lost.length} forms without a page, the first ${lost[0]}.html. Add them or take them out.`,
    );
  return labels;
}

function parse(file: string, text: string): Labels {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BadFolder(`${file} is not JSON: ${(error as Error).message}.`);
  }
  const parsed = labelsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BadFolder(`${file} is not as it should be at ${issue?.path.join(' › ') || 'its top'}: ${issue?.message}.`);
}
