/** Lexical with its rich text: it takes back whatever it did not write itself. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { editorForm, HOLDS } from '../editor-form.js';

const state = { first: '', last: '', password: '' };
const place = editorForm(state);
place.contentEditable = 'true';
place.setAttribute('role', 'textbox');
place.setAttribute('aria-labelledby', 'display-label');
const editor = createEditor({
  namespace: 'display-name',
  onError(error) {
    throw error;
  },
});
editor.setRootElement(place);
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
// As its React composer begins: with an empty paragraph.
editor.update(() => {
  const words = [$createTextNode('Dr '), $createTextNode('P.').toggleFormat('bold'), $createTextNode(' R')];
  $getRoot().append($createParagraphNode().append(...(HOLDS ? words : [])));
});
window.page = {
  state: () => ({
    ...state,
    displayName: editor.getEditorState().read(() => $getRoot().getTextContent()),
    model: JSON.stringify(editor.getEditorState()),
  }),
};
