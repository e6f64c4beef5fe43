/** ProseMirror with its basic schema, history and keys, as Tiptap and many consoles build on it. */
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMParser } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { editorForm, HOLDS } from '../editor-form.js';

const state = { first: '', last: '', password: '' };
const place = editorForm(state);
const start = Object.assign(document.createElement('div'), {
  innerHTML: HOLDS ? '<p>Dr <strong>P.</strong> R</p>' : '',
});
const view = new EditorView(place, {
  state: EditorState.create({
    doc: DOMParser.fromSchema(schema).parse(start),
    plugins: [history(), keymap(baseKeymap)],
  }),
  attributes: { role: 'textbox', 'aria-labelledby': 'display-label' },
});
window.page = {
  state: () => ({ ...state, displayName: view.state.doc.textContent, model: JSON.stringify(view.state.doc.toJSON()) }),
};
