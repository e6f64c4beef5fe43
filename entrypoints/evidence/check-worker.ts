import { checkPack } from '../../lib/worker/evidence/check-pack.ts';

const TELL_MS = 100;

/** Checks beside the page, so that the page stays at hand however large the pack is. */
addEventListener('message', async ({ data }: MessageEvent<{ file: Blob; pinned?: string }>) => {
  let told = 0;
  try {
    const checked = await checkPack(data.file, data.pinned, (progress) => {
      if (Date.now() - told < TELL_MS) return;
      told = Date.now();
      postMessage({ progress });
    });
    postMessage({ checked });
  } catch (error) {
    postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
