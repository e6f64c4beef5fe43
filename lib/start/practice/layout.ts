import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

/** One look for both practice consoles; light and dark follow the person's setting. */
const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d2733, #e6ebf2); --soft: light-dark(#5b6a7b, #9aa9ba); --line: light-dark(#d8dfe7, #33404f);
  --page: light-dark(#f4f6f9, #141a21); --card: light-dark(#fff, #1c242e); --accent: light-dark(#1f5fbf, #7db0ff); --onaccent: light-dark(#fff, #10161d); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
a { color: var(--accent); }
.practice { background: #ffd54a; color: #222; text-align: center; font-weight: 600; padding: 4px 12px; font-size: 13px; }
header.bar { display: flex; align-items: center; gap: 20px; padding: 12px 24px; background: var(--card); border-bottom: 1px solid var(--line); flex-wrap: wrap; }
header.bar strong { font-size: 17px; } header.bar .grow { flex: 1; } header.bar .who { color: var(--soft); font-size: 14px; }
main { max-width: 1040px; margin: 24px auto; padding: 0 24px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; margin-bottom: 20px; }
h1 { font-size: 22px; margin: 0 0 16px; } h2 { font-size: 16px; margin: 20px 0 8px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 8px 10px; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 13px; }
.pill { border-radius: 99px; padding: 1px 10px; font-size: 13px; border: 1px solid var(--line); white-space: nowrap; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px 24px; margin: 0; }
dl.facts div { min-width: 0; } dt { color: var(--soft); font-size: 13px; } dd { margin: 0; overflow-wrap: anywhere; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 14px 24px; }
label { display: block; font-size: 13px; color: var(--soft); margin-bottom: 3px; }
input, select, textarea { width: 100%; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 6px; padding: 7px 10px; }
input.tick { width: auto; } input.short { width: 90px; }
button, .button { font: inherit; border: 1px solid var(--line); background: var(--card); color: var(--ink); border-radius: 6px; padding: 7px 16px; cursor: pointer; text-decoration: none; display: inline-block; }
button.main, .button.main { background: var(--accent); color: var(--onaccent); border-color: transparent; }
.row { display: flex; gap: 12px; align-items: center; margin-top: 20px; flex-wrap: wrap; }
.notice { border-left: 4px solid var(--accent); padding: 10px 14px; background: var(--card); margin-bottom: 16px; } .notice.bad { border-color: #c62828; }
.switch { width: 44px; height: 24px; border-radius: 12px; padding: 0; position: relative; background: var(--line); border: 0; }
.switch::after { content: ''; position: absolute; width: 18px; height: 18px; border-radius: 9px; background: #fff; top: 3px; left: 3px; }
.switch[aria-checked='true'] { background: #2e7d32; } .switch[aria-checked='true']::after { left: 23px; }
dialog { border: 1px solid var(--line); border-radius: 10px; background: var(--card); color: inherit; max-width: 460px; } dialog::backdrop { background: #0007; }
blockquote { margin: 0; white-space: pre-wrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }`;

/** A whole page, plainly labelled as practice. `bar` stands in the header; `script` is a path of the same server. */
export function page(title: string, bar: Markup, body: Markup, script?: string): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<div class="practice" role="note">PRACTICE — not a real system. Nothing here reaches a client.</div>
<header class="bar">${bar}</header>
<main>${body}</main>
${script ? html`<script src="${script}"></script>` : ''}
</body>
</html>`;
}
