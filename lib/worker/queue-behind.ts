/**
 * Runs `work` alone among all runs of `name`, and promises one run that starts after this call: a call made while a run is under way and another waits joins
 * the waiting one. Web Locks, not a variable: the worker may be stopped between two calls.
 */
export async function queueBehind(name: string, work: () => Promise<void>): Promise<void> {
  const started = Promise.withResolvers<void>();
  const waiting = navigator.locks.request(`${name}.next`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    const run = navigator.locks.request(name, async () => {
      started.resolve();
      await work();
    });
    run.catch(() => started.resolve());
    await started.promise;
    return run;
  });
  await waiting;
}
