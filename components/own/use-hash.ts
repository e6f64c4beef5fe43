import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * The address behind `#`, as a page follows it. A page is rendered once and keeps it as state: Preact counts the ids of labels and fields anew with each `render`, and two fields would
 * come to share one.
 */
export function useHash(): string {
  const [hash, setHash] = useState(() => location.hash);
  // Before anybody can go anywhere: an address changed meanwhile would not be followed.
  useLayoutEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}
