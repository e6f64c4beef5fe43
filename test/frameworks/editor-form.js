/** The form around an editor: two plain fields, then the place the editor is put into, named by the text before it. */
export function editorForm(state) {
  document.getElementById('app').innerHTML = `<form>
    <label for="first">First name</label> <input id="first">
    <label for="last">Last name</label> <input id="last">
    <p id="display-label">Display name</p>
    <div id="editor"></div>
    <label for="password">Password</label> <input id="password" type="password">
  </form>`;
  for (const id of ['first', 'last', 'password'])
    document.getElementById(id).addEventListener('input', (event) => {
      state[id] = event.target.value;
    });
  return document.getElementById('editor');
}

/** What the editor of a page opened with `?holds` begins with: words and a mark on some of them. */
export const HOLDS = location.search === '?holds';
