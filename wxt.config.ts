import preact from '@preact/preset-vite';
import { minify } from 'terser';
import { defineConfig, type WxtViteConfig } from 'wxt';

type Plugin = NonNullable<WxtViteConfig['plugins']>[number];

/** Public half of a throw-away key: fixes the id of unpacked builds (stores refuse a `key`, so releases are built without). */
const DEV_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtIg3BslgmqhhkoKg1vX95nrN9HRGeemn8ZBLLOBLRdebJc2KQ9BbdL6Xe2aZDDprJIFXScCRRihnnNfPSfp3TLDvTVJnkSCqIK8x3ZSv3JtueLqjnM1+jAY0eWWmmp2adOU1AdsHf/U0pohhz4m+qlsS/WNo0XOkQEEndtmmRsj3cn8rZ+JsDUMzZgacUQkCz0bJiiiWVotaSPjbOprBoCLVCNboFr4FUwTuWlZm7S1riJFe8iCj68iNpj21wfbnAVccx8AClNPzuTKoIuE0vbHMb8i8lHiMC5ZpNigJSIgeF3JKd4B4y2BKaKu2jvPaQpCBaY4z8rDbua8HJxz3DQIDAQAB';

/**
 * Modules whose functions every first look at a page runs. A browser otherwise reads each of them twice, to find its end and when it is first called. Compiled with the script (2026-11, Chromium 156, medians
 * of 12), a page of 2 fields is looked at in 2.8 ms and not 3.8, one of 20 in 5.0 and not 6.1; the script itself takes 6.4 and not 5.6.
 */
const EVERY_LOOK =
  /lib\/page\/(candidates|classified|controls|main-form|native|one-each|place-of|roots|slices|surroundings|texts|value|visible)\.ts$/;

const IN_PAGES = new Set(['console.js', 'overlay.js', 'teach.js', 'marks.js', 'steps.js']);

/**
 * The manifest. No host is required: each console's origin is an optional permission the person grants. Nothing is web-accessible, so that no page can
 * tell the extension is there. Changing `permissions` is a commit of its own (test/check/manifest.ts holds the approved list).
 */
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'lib/assets',
  vite: ({ command }) => ({
    plugins: [preact(), borrowPreact(), ...(command === 'build' ? [markEager(), minifyAgain()] : [])],
    // `light-dark()` as it stands: these are the oldest browsers the manifest allows.
    build: { cssTarget: ['chrome137', 'firefox142'] },
  }),
  manifest: ({ browser }) => ({
    name: 'Unswivel',
    description: 'One technician record, filled, checked and evidenced across every console.',
    permissions: [
      'storage',
      'unlimitedStorage',
      'scripting',
      'alarms',
      'activeTab',
      'identity',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // One worker for private windows too: the ticket comes along and evidence is stored durably.
    incognito: 'spanning',
    commands: {
      fill: { suggested_key: { default: 'Alt+Shift+F' }, description: 'Fill the identity form from the record' },
      panel: { suggested_key: { default: 'Alt+Shift+U' }, description: 'Open or close the Unswivel panel' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'unswivel@unswivel.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137', key: process.env.UNSWIVEL_RELEASE ? undefined : DEV_KEY }),
  }),
});

/** The scripts for teaching, marks and steps draw with the Preact of the overlay they are injected beside (lib/page/teach/borrowed-preact.ts). */
function borrowPreact(): Plugin {
  let beside = false;
  return {
    name: 'unswivel:borrow-preact',
    enforce: 'pre',
    configResolved: ({ build }) => {
      beside = /entrypoints\/(teach|marks|steps)\.tsx/.test(
        JSON.stringify(build.lib || build.rolldownOptions.input || ''),
      );
    },
    resolveId: (source) =>
      beside && /^preact(\/jsx-runtime)?$/.test(source)
        ? new URL('lib/page/teach/borrowed-preact.ts', import.meta.url).pathname
        : undefined,
  };
}

const EAGER = 'eager';

/** Marks the functions of these modules with a directive, which is what the minifiers leave in a function. */
function markEager(): Plugin {
  return {
    name: 'unswivel:mark-eager',
    enforce: 'post',
    transform(code, id) {
      if (!EVERY_LOOK.test(id)) return undefined;
      let marked = code;
      const functions = this.parse(code).body.flatMap((one) => declaredIn(one as Statement) ?? []);
      for (const { body } of functions.reverse())
        marked = `${marked.slice(0, body.start + 1)}"${EAGER}";${marked.slice(body.start + 1)}`;
      return { code: marked, map: null };
    },
  };
}

/** Terser after the bundler's own minifier: 2 % fewer bytes in every page, for scripts that run in pages. */
function minifyAgain(): Plugin {
  return {
    name: 'unswivel:minify-again',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !IN_PAGES.has(file.fileName)) continue;
        const { code = file.code } = await minify(file.code, {
          toplevel: true,
          compress: { passes: 3, directives: false },
        });
        const first = file.fileName === 'overlay.js' ? compiledWithIt(code, this.parse(code).body[0]) : code;
        file.code = first.replaceAll(new RegExp(`\\{"${EAGER}";?`, 'g'), '{');
      }
    },
  };
}

/** Of a syntax tree (ESTree), what is looked at here. */
interface Piece {
  start: number;
  end: number;
}
interface Declared extends Piece {
  id: Piece & { name: string };
  body: Piece & { body: { directive?: string }[] };
}
type Statement = Piece & { type: string; declaration?: Statement | null };
type Script = { expression?: { argument?: { callee?: { body?: Piece & { body: Statement[] } } } } };

function declaredIn(statement: Statement): Declared | undefined {
  const { type, declaration } = statement;
  if (type === 'ExportNamedDeclaration' && declaration) return declaredIn(declaration);
  return type === 'FunctionDeclaration' ? (statement as unknown as Declared) : undefined;
}

/** The marked functions of `!function () { … }()`, as expressions in parentheses: what stands so the browser compiles with the script. What a module makes of them while it is read must stand below them. */
function compiledWithIt(code: string, script: unknown): string {
  const body = (script as Script).expression?.argument?.callee?.body;
  const marked = (body?.body ?? []).flatMap((one) => {
    const declared = declaredIn(one);
    return declared?.body.body[0]?.directive === EAGER ? declared : [];
  });
  if (!body || marked.length === 0)
    throw new Error(
      'Nothing in overlay.js is marked to be compiled with it: EVERY_LOOK names no module, or a minifier changed.',
    );
  let at = 0;
  let made = '';
  for (const { start, end, id } of marked) {
    made += `${code.slice(at, start)}var ${id.name}=(${code.slice(start, id.start).trimEnd()}${code.slice(id.end, end)});`;
    at = end;
  }
  return made + code.slice(at);
}
