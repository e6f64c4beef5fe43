/**
 * What the build gives the scripts for teaching, marks and steps in the place of Preact: the one of the overlay beside it, which is there before teaching begins. Carried twice it would be half of
 * the script.
 */
import type * as preact from 'preact';
import type * as runtime from 'preact/jsx-runtime';

interface World {
  unswivelOverlay?: { lends: Pick<typeof preact, 'render' | 'Component'> & Pick<typeof runtime, 'jsx'> };
}

// The build looks into entrypoints where there is no overlay.
const { render, Component, jsx } = (globalThis as World).unswivelOverlay?.lends ?? ({ Component: Object } as never);

/** As Preact’s own. */
const Fragment = ({ children }: { children?: unknown }) => children;

export { Component, Fragment, jsx, jsx as jsxs, render };
