/** Quill 2: it follows what happens to its part of the page, and has its own document beside it. */
import Quill from 'quill';
import css from 'quill/dist/quill.snow.css?inline';
import { editorForm, HOLDS } from '../editor-form.js';

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
const state = { first: '', last: '', password: '' };
const quill = new Quill(editorForm(state), { theme: 'snow', modules: { toolbar: false } });
if (HOLDS) quill.setContents([{ insert: 'Dr ' }, { insert: 'P.', attributes: { bold: true } }, { insert: ' R\n' }]);
window.page = {
  state: () => ({ ...state, displayName: quill.getText().trimEnd(), model: JSON.stringify(quill.getContents()) }),
};
