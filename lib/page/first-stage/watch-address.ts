/**
 * Calls `moved` after the address changed from `at` without a load. The navigation API tells when the new address stands (`wxt:locationchange` comes before it does);
 * where it is missing, history and hash events are heard, and a change made by script is seen at the person's next click.
 */
export function watchAddress(window: Window, at: string, signal: AbortSignal, moved: () => void): void {
  const look = () => {
    if (window.location.href === at) return;
    at = window.location.href;
    moved();
  };
  const navigation = (window as { navigation?: EventTarget }).navigation;
  if (navigation) navigation.addEventListener('navigatesuccess', look, { signal });
  for (const type of ['popstate', 'hashchange', 'pageshow']) window.addEventListener(type, look, { signal });
  if (!navigation)
    window.addEventListener('click', () => setTimeout(look, 300), { signal, capture: true, passive: true });
  look();
}
