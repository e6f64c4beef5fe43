/** No framework: listeners of its own, a combobox and a select-only combobox as the ARIA Authoring Practices describe them, a mask by imask. */
import IMask from 'imask';
import { COUNTRIES, DEPARTMENTS, EMPTY, PHONE_MASK, TITLES } from '../choices.js';

const state = { ...EMPTY };
window.page = { state: () => state };

document.getElementById('app').innerHTML = `<form>
  <label for="first">First name</label> <input id="first">
  <label for="last">Last name</label> <input id="last">
  <label for="email">Email</label> <input id="email" type="email">
  <label for="phone">Phone</label> <input id="phone" type="tel">
  <label for="street">Street address</label> <textarea id="street"></textarea>
  <label for="country">Country</label>
  <select id="country">${COUNTRIES.map(([code, name]) => `<option value="${code}">${name}</option>`).join('')}</select>
  <label><input type="checkbox" id="active"> Account enabled</label>
  <p id="display-label">Display name</p>
  <div id="displayName" role="textbox" aria-labelledby="display-label" contenteditable="true"></div>
  <label for="title">Job title</label>
  <input id="title" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="titles">
  <ul id="titles" role="listbox" aria-label="Job titles" hidden></ul>
  <p id="department-label">Department</p>
  <div id="department" role="combobox" tabindex="0" aria-labelledby="department-label" aria-expanded="false" aria-controls="departments">Choose</div>
  <ul id="departments" role="listbox" aria-labelledby="department-label" hidden></ul>
  <label for="start">Start date</label> <input id="start" type="date">
  <label for="password">Password</label> <input id="password" type="password">
</form>`;
const at = (id) => document.getElementById(id);

for (const id of ['first', 'last', 'email', 'street', 'start', 'password'])
  at(id).addEventListener('input', (event) => {
    state[id] = event.target.value;
  });
at('country').addEventListener('change', (event) => {
  state.country = event.target.value;
});
at('active').addEventListener('change', (event) => {
  state.active = event.target.checked;
});
at('displayName').addEventListener('input', (event) => {
  state.displayName = event.target.textContent;
});
const mask = IMask(at('phone'), { mask: PHONE_MASK });
mask.on('accept', () => {
  state.phone = mask.value;
});

function open(box, list, choices, choose) {
  list.replaceChildren(
    ...choices.map((choice) => {
      const option = Object.assign(document.createElement('li'), { textContent: choice, role: 'option' });
      option.addEventListener('click', () => {
        choose(choice);
        close(box, list);
      });
      return option;
    }),
  );
  list.hidden = choices.length === 0;
  box.setAttribute('aria-expanded', String(!list.hidden));
}

function close(box, list) {
  list.hidden = true;
  box.setAttribute('aria-expanded', 'false');
}

const title = at('title');
title.addEventListener('input', () => {
  state.title = '';
  const found = TITLES.filter((one) => one.toLowerCase().includes(title.value.toLowerCase()));
  open(title, at('titles'), found, (choice) => {
    title.value = choice;
    state.title = choice;
  });
});
// What was typed and not chosen is no choice.
title.addEventListener('blur', () => {
  if (state.title === '') title.value = '';
  setTimeout(() => close(title, at('titles')), 200);
});
at('department').addEventListener('click', () =>
  open(at('department'), at('departments'), DEPARTMENTS, (choice) => {
    at('department').textContent = choice;
    state.department = choice;
  }),
);
