import type { Checked, CheckingDeeds, CheckProgress } from '../../lib/wire/evidence-page.ts';

type Told = { progress: CheckProgress } | { checked: Checked } | { failed: string };

/** Runs one check in a worker of its own, which ends with it. */
export const checkPack: CheckingDeeds['checkPack'] = (file, { pinned, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    signal.addEventListener('abort', () => {
      end();
      reject(signal.reason);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if ('progress' in data) return onProgress(data.progress);
      end();
      if ('checked' in data) resolve(data.checked);
      else reject(new Error(data.failed));
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'the check did not start'));
    });
    worker.postMessage({ file, ...(pinned ? { pinned } : {}) });
  });
