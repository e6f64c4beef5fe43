import type { Role } from '../../lib/record/record.schema.ts';
import type { CheckingDeeds, ExportDeeds } from '../../lib/wire/evidence-page.ts';
import type { Ask } from '../own/ask.ts';
import type { AskAway } from '../own/ask-route.ts';
import type { Sample } from './asked.ts';
import type { Route } from './route.ts';
import type { Draw } from './sample/draw-form.tsx';

/** What the evidence page needs the browser for. */
export interface EvidenceDeeds extends ExportDeeds, CheckingDeeds {
  askAway: AskAway;
  copy(text: string): Promise<void>;
  /** the page's own address with this hash */
  addressOf(hash: string): string;
  print(): void;
  now(): Date;
  /** IANA name of the person's own time zone */
  zone: string;
}

/** A sample with what it was drawn of and how. */
export interface KeptSample {
  key: string;
  sample: Sample;
  by: Draw;
}

/** What every view of the evidence page gets. */
export interface EvidenceContext {
  ask: Ask;
  /** technician id of whoever looks */
  me: string;
  deeds: EvidenceDeeds;
  roles: readonly Role[];
  route: Route;
  /** the sample drawn last: whoever follows one of its events finds it again */
  drawn: KeptSample | null;
  onDrawn(drawn: KeptSample): void;
  /** `here`: without a step back to where one was */
  go(route: Route, here?: 'here'): void;
}
