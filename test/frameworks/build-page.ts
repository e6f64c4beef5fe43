import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

/** Each is a folder here with a `page.js` or `page.jsx`. */
export const FRAMEWORKS = ['native', 'react', 'preact', 'vue', 'svelte', 'angular', 'lit', 'jquery', 'ember'] as const;
export type Framework = (typeof FRAMEWORKS)[number];
/** Editors with a document of their own: a page each. */
export const EDITORS = ['prosemirror', 'quill', 'lexical'] as const;
export const PAGES = [...FRAMEWORKS, ...EDITORS, 'dates'] as const;
export type PageName = (typeof PAGES)[number];

const OWN: Partial<Record<PageName, InlineConfig>> = {
  react: { oxc: { jsx: { runtime: 'automatic', importSource: 'react' } } },
  preact: {
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: {
      alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' },
    },
  },
  // With the compiler: the template is compiled in the page.
  vue: {
    resolve: { alias: [{ find: /^vue$/, replacement: 'vue/dist/vue.esm-bundler.js' }] },
    define: { __VUE_OPTIONS_API__: true, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false },
  },
  svelte: { plugins: [svelte()], resolve: { conditions: ['svelte', 'browser', 'module', 'import'] } },
  // Ember's packages lie inside ember-source.
  ember: {
    resolve: {
      alias: [
        {
          find: /^@ember\/template-compiler\/runtime$/,
          replacement: 'ember-source/@ember/template-compiler/runtime.js',
        },
        { find: /^@(ember|glimmer)\/(?!component$)(.+)$/, replacement: 'ember-source/@$1/$2/index.js' },
        { find: /^@ember\/component$/, replacement: 'ember-source/@ember/component/index.js' },
      ],
    },
  },
};

/** Builds a page with the real library, as its users do. File name → text; `page.js` is the entry. */
export async function buildPage(framework: PageName): Promise<Map<string, string>> {
  const jsx = framework === 'react' || framework === 'preact';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    publicDir: false,
    ...OWN[framework],
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      modulePreload: false,
      rollupOptions: {
        input: join(import.meta.dirname, framework, jsx ? 'page.jsx' : 'page.js'),
        output: { format: 'es', entryFileNames: 'page.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const [bundle] = [built].flat() as { output: { fileName: string; code?: string }[] }[];
  return new Map(
    (bundle?.output ?? []).flatMap(({ fileName, code }) => (code === undefined ? [] : [[fileName, code]])),
  );
}

interface SvelteCompiler {
  compile(source: string, options: object): { js: { code: string } };
  compileModule(source: string, options: object): { js: { code: string } };
}

/** Svelte's own compiler, asked for once it is installed: its plugin for vite brings nothing more that a page of one component needs. */
function svelte(): Plugin {
  const compiler = () => createRequire(import.meta.url)('svelte/compiler') as SvelteCompiler;
  return {
    name: 'svelte',
    transform(source, filename) {
      const options = { filename, generate: 'client', dev: false };
      if (filename.endsWith('.svelte')) return compiler().compile(source, { ...options, css: 'injected' }).js.code;
      if (/\.svelte\.(js|ts)$/.test(filename)) return compiler().compileModule(source, options).js.code;
      return undefined;
    },
  };
}
