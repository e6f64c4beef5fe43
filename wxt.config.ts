import preact from '@preact/preset-vite';
import { minify } from 'terser';
import { defineConfig, type WxtViteConfig } from 'wxt';

/** Public half of a throw-away key: fixes the id of unpacked builds (stores refuse a `key`, so releases are built without). */
const DEV_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtIg3BslgmqhhkoKg1vX95nrN9HRGeemn8ZBLLOBLRdebJc2KQ9BbdL6Xe2aZDDprJIFXScCRRihnnNfPSfp3TLDvTVJnkSCqIK8x3ZSv3JtueLqjnM1+jAY0eWWmmp2adOU1AdsHf/U0pohhz4m+qlsS/WNo0XOkQEEndtmmRsj3cn8rZ+JsDUMzZgacUQkCz0bJiiiWVotaSPjbOprBoCLVCNboFr4FUwTuWlZm7S1riJFe8iCj68iNpj21wfbnAVccx8AClNPzuTKoIuE0vbHMb8i8lHiMC5ZpNigJSIgeF3JKd4B4y2BKaKu2jvPaQpCBaY4z8rDbua8HJxz3DQIDAQAB';

const IN_PAGES = new Set(['console.js', 'overlay.js', 'teach.js', 'marks.js', 'steps.js']);

/**
 * The manifest. No host is required: each console's origin is an optional permission the person grants. Nothing is web-accessible, so that no page can
 * tell the extension is there. Changing `permissions` is a commit of its own (test/check/manifest.ts holds the approved list).
 */
export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  publicDir: 'lib/assets',
  vite: () => ({
    plugins: [preact(), borrowPreact(), minifyAgain()],
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
function borrowPreact(): NonNullable<WxtViteConfig['plugins']>[number] {
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

/** Terser after the bundler's own minifier: 2 % fewer bytes in every page, for scripts that run in pages. */
function minifyAgain(): NonNullable<WxtViteConfig['plugins']>[number] {
  return {
    name: 'unswivel:minify-again',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !IN_PAGES.has(file.fileName)) continue;
        const { code } = await minify(file.code, { toplevel: true, compress: { passes: 3 } });
        file.code = code ?? file.code;
      }
    },
  };
}
