import type { EvidenceDeeds } from '../../components/evidence/context.ts';
import { exportToFile } from '../../lib/worker/evidence/export-to-file.ts';
import { fetchFile } from '../../lib/worker/evidence/fetch-file.ts';
import { openExport } from '../../lib/worker/evidence/open-export.ts';
import { packToFile } from '../../lib/worker/evidence/pack-to-file.ts';
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
  async takePack(pack) {
    const { client, from, to, format } = pack;
    const part = { ...(client ? { client } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
    const sink = await askForFile(fileName({ ...part, format, bom: 'yes', ocsf: '1.1.0' }));
    return sink && packToFile(pack, sink, fetchFile);
  },
  copy: (text) => navigator.clipboard.writeText(text),
  addressOf: (hash) => new URL(hash, location.href).href,
  print: () => window.print(),
  now: () => new Date(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};
