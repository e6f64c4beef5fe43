import { looksRandom } from '../../evidence/looks-random.ts';

/** Words of libraries and of HTML. A name of these and a number alone is a library's counter: `mat-input-3`, `react-select-2-input`, `text_1`. */
const MADE = new Set(
  (
    'aria auto app base bit box btn button c cc cdk chakra checkbox choices combobox comp component container content control ctl ctrl dijit dnn downshift el elem element ' +
    'ember ext field fluent form formkit gen gwt headlessui helper id idt input item j jq jqui jss label lightning list listbox mantine mat md menu mui mx ng node option ' +
    'outlined panel p pr pv r ra radio radix rc react rs select selectize slds switch svelte t tag text textarea textbox textfield tippy tmp trigger ui uid uniq vaadin value ' +
    'view vue v webix widget wrapper x yui z zk'
  ).split(' '),
);

/**
 * Whether a name or id looks made by a program anew for each build or visit, so that it finds nothing tomorrow: counters of libraries (`mat-input-3`, `ember123`, `:r1:`,
 * `ctl00_x`), numbers of records, UUIDs, hashes.
 */
export function looksGenerated(text: string): boolean {
  if (text.length === 0 || text.length > 100) return true;
  if (
    /\d{3}|^\d|[:«»_]r[0-9a-z]{1,3}[:«»_]|^_r_|__BVID__|j_idt|\bctl\d|^(select2|headlessui|radix|downshift|rc_select)[-_:]/i.test(
      text,
    )
  )
    return true;
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  if (/\d/.test(text) && words.every((word) => MADE.has(word.toLowerCase()))) return true;
  return text.split(/[^A-Za-z\d]+/).some(isHash);
}

/** `1a2b3c`, `aB3xK9z`: letters and digits in turns, which no word has. */
function isHash(run: string): boolean {
  if (/^(?=.*\d)(?=.*[a-f])[0-9a-f]{6,}$/i.test(run) || looksRandom(run)) return true;
  const turns = run.match(/[a-z]+|[A-Z]+|\d+/g)?.length ?? 0;
  return run.length >= 5 && /\d/.test(run) && turns >= 4;
}

/** The same of a class, where style tools write words around their hash: `sc-bdVaJa`, `css-1x2y3z`, `_abc123_`, `MuiInput-root-42`; and of one that only tells a state. */
export function looksHashed(name: string): boolean {
  return (
    /^(css|sc|jss|emotion|styled|tw|svelte|astro|Mui|ng|is|has)-|^_|^Mui|__|-root\b/.test(name) ||
    looksGenerated(name) ||
    /[-_](?=[A-Za-z\d]*[a-z][A-Z])[A-Za-z\d]{5,}$/.test(name)
  );
}
