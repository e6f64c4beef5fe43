/** The areas of style.md's table. The five pure folders count as one. */
export type Area =
  | 'content-script'
  | 'own-page'
  | 'components'
  | 'profiles'
  | 'consoles'
  | 'page'
  | 'worker'
  | 'wire'
  | 'collector'
  | 'start'
  | 'domain'
  | 'assets';

const DOMAIN = ['record', 'drift', 'lifecycle', 'evidence', 'handoffs', 'classify'];

/** Which area a file belongs to, by its path from the root; undefined outside entrypoints, components and lib. */
export function areaOf(path: string, source = ''): Area | undefined {
  const [first, second, third] = path.split('/');
  if (first === 'components') return 'components';
  // scripts that run in a console's page are unlisted scripts: see wxt.config.ts
  if (first === 'entrypoints')
    return /define(?:UnlistedScript|ContentScript)\(/.test(source) ? 'content-script' : 'own-page';
  if (first !== 'lib' || second === undefined) return undefined;
  if (DOMAIN.includes(second)) return 'domain';
  if (second === 'consoles') return third === 'profiles' ? 'profiles' : 'consoles';
  const plain: Area[] = ['page', 'worker', 'wire', 'collector', 'start', 'assets'];
  return plain.find((area) => area === second);
}

/** `all`, `types` (erased when built), or a reason why not, which says what to do instead. */
export type Permission = 'all' | 'types' | { no: string };

const READ_STORED = 'Send a message (lib/wire) and let the worker answer: only it may store, call and decide.';
const IN_PAGE =
  'Code that touches a document runs in a content script: put it into lib/page and call it from entrypoints/overlay or console.';
const NEVER_COLLECTOR =
  'The collector runs on Node, never in a browser: what both need belongs into a pure folder of lib or into lib/wire.';
const NEVER_START = 'lib/start is how this repository is set up: nothing that ships may need it.';
const PURE = 'The pure folders know no browser, no page and no server: give what is needed as an argument.';
const DATA = 'A profile is data: it may use defineConsole from ../define.ts and nothing else.';
const VIEW = 'A component is given data and callbacks by its entrypoint: pass it in as a prop.';
const THINK = 'Move the thinking into lib; views are for components and entrypoints.';
const ASSETS = 'Files of lib/assets are copied into the build as they are; nothing imports them.';

const no = (reason: string): Permission => ({ no: reason });
type Row = Record<Exclude<Area, 'content-script' | 'own-page'>, Permission>;

const never: Row = {
  domain: no(PURE),
  consoles: no(PURE),
  profiles: no('Profiles are found through the folder (lib/consoles/catalogue.ts), never by name.'),
  page: no(IN_PAGE),
  worker: no(READ_STORED),
  wire: no(PURE),
  components: no(THINK),
  collector: no(NEVER_COLLECTOR),
  start: no(NEVER_START),
  assets: no(ASSETS),
};

/** style.md, "Folders and who may import whom". Schemas of wire are parsed by worker, collector and own pages; see `imports.ts` for *.schema.ts. */
export const TABLE: Record<Area, Row> = {
  'content-script': { ...never, domain: 'all', consoles: 'all', page: 'all', wire: 'types', components: 'all' },
  'own-page': { ...never, domain: 'all', consoles: 'all', worker: 'all', wire: 'all', components: 'all' },
  components: {
    ...never,
    domain: 'all',
    consoles: 'types',
    wire: 'types',
    components: 'all',
    page: no(VIEW),
    worker: no(VIEW),
  },
  profiles: { ...never, domain: no(DATA), consoles: no(DATA), page: no(DATA), worker: no(DATA), wire: no(DATA) },
  consoles: { ...never, domain: 'all', consoles: 'all' },
  page: { ...never, domain: 'all', consoles: 'all', page: 'all', wire: 'types' },
  worker: { ...never, domain: 'all', consoles: 'all', worker: 'all', wire: 'all' },
  wire: { ...never, domain: 'all', consoles: 'all', wire: 'all' },
  collector: { ...never, domain: 'all', consoles: 'all', wire: 'all', collector: 'all' },
  start: { ...never, domain: 'all', consoles: 'all', wire: 'types', start: 'all' },
  domain: { ...never, domain: 'all' },
  assets: never,
};
