import type { Area } from './areas.ts';

/** Which packages each area may run. Types may come from anywhere. */
const ALLOWED: Record<Area, RegExp[]> = {
  'content-script': [/^preact(\/|$)/, /^wxt\/utils\//],
  'own-page': [/^preact(\/|$)/, /^wxt\//, /^webextension-polyfill$/],
  components: [/^preact(\/|$)/, /^wxt\/browser$/],
  profiles: [],
  consoles: [/^zod$/],
  page: [],
  worker: [/^zod$/, /^dexie$/, /^uuid$/, /^@noble\//, /^canonicalize$/, /^wxt\//, /^webextension-polyfill$/],
  wire: [/^zod$/],
  collector: [
    /^node:/,
    /^zod$/,
    /^hono(\/|$)/,
    /^@hono\//,
    /^kysely(\/|$)/,
    /^better-sqlite3$/,
    /^csv-parse(\/|$)/,
    /^uuid$/,
    /^@noble\//,
    /^canonicalize$/,
    /^pg$/,
    /^oauth4webapi$/,
  ],
  start: [/^node:/, /^hono(\/|$)/, /^@hono\//, /^playwright-core$/],
  domain: [/^zod$/, /^@noble\//, /^canonicalize$/, /^uuid$/],
  assets: [],
};

/** True when a file of `area` may import the package `name` for its values. */
export function packageAllowed(area: Area, name: string): boolean {
  return ALLOWED[area].some((pattern) => pattern.test(name));
}
