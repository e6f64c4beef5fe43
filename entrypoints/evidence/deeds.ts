import type { EvidenceDeeds } from '../../components/evidence/context.ts';
import { exportToFile } from '../../lib/worker/evidence/export-to-file.ts';
import { openExport } from '../../lib/worker/evidence/open-export.ts';
import { askAway } from './ask-away.ts';
import { checkPack } from './check-pack.ts';
import { askForFile, fileName } from './save-file.ts';

/** The browser's side of the evidence page. */
export const evidenceDeeds: EvidenceDeeds = {
  askAway,
  checkPack,
  async beginExport(wish) {
    const sink = await askForFile(fileName(wish));
    return sink && exportToFile(wish, sink, openExport);
  },
  copy: (text) => navigator.clipboard.writeText(text),
  addressOf: (hash) => new URL(hash, location.href).href,
  print: () => window.print(),
  now: () => new Date(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
