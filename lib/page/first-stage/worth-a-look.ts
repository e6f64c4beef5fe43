const TEXT = /^(text|email|tel|url|)$/;

/**
 * Cheap, and on purpose rough: whether the page shows at least two text inputs that are not a search. The overlay's classifier looks properly. A page of
 * thousands of inputs is decided by the first 200.
 */
export function hasForm(root: Document): boolean {
  let count = 0;
  let looked = 0;
  for (const input of root.getElementsByTagName('input')) {
    if (++looked > 200) break;
    if (
      TEXT.test(input.getAttribute('type')?.toLowerCase() ?? '') &&
      !input.disabled &&
      !isSearch(input) &&
      input.checkVisibility()
    )
      count++;
    if (count === 2) return true;
  }
  return false;
}

function isSearch(input: HTMLInputElement): boolean {
  return /search|query|^q$/i.test(`${input.name} ${input.id}`) || input.closest('[role=search]') !== null;
}
