/** Ember 7: tracked state and modifiers, the template compiled in the page, a mask by imask. Ember brings no widgets: the choices are native ones. */
import { fn } from '@ember/helper';
import { on } from '@ember/modifier';
import { renderComponent, renderSettled } from '@ember/renderer';
import { template } from '@ember/template-compiler/runtime';
import Component from '@glimmer/component';
import { tracked } from '@glimmer/tracking';
import IMask from 'imask';
import { COUNTRIES, DEPARTMENTS, EMPTY, PHONE_MASK, TITLES } from '../choices.js';

let form;

class UserForm extends Component {
  countries = COUNTRIES.map(([code, name]) => ({ code, name }));
  titles = TITLES;
  departments = DEPARTMENTS;

  constructor(...parts) {
    super(...parts);
    form = this;
    window.page = { state: () => this.user };
  }

  set = (key, value) => {
    this.user = { ...this.user, [key]: value };
  };
  put = (key, event) => this.set(key, event.target.value);
  tick = (event) => this.set('active', event.target.checked);
  edited = (event) => this.set('displayName', event.target.textContent);
}

// What `@tracked user = …` becomes.
const user = tracked(UserForm.prototype, 'user', { initializer: () => ({ ...EMPTY }) });
Object.defineProperty(UserForm.prototype, 'user', user);

template(
  `<form>
    <label for="first">First name</label> <input id="first" value={{this.user.first}} {{on "input" (fn this.put "first")}}>
    <label for="last">Last name</label> <input id="last" value={{this.user.last}} {{on "input" (fn this.put "last")}}>
    <label for="email">Email</label> <input id="email" type="email" value={{this.user.email}} {{on "change" (fn this.put "email")}}>
    <label for="phone">Phone</label> <input id="phone">
    <label for="street">Street address</label> <textarea id="street" value={{this.user.street}} {{on "input" (fn this.put "street")}}></textarea>
    <label for="country">Country</label>
    <select id="country" {{on "change" (fn this.put "country")}}>
      {{#each this.countries as |country|}}<option value={{country.code}}>{{country.name}}</option>{{/each}}
    </select>
    <label><input type="checkbox" checked={{this.user.active}} {{on "click" this.tick}}> Account enabled</label>
    <p id="display-label">Display name</p>
    <div role="textbox" aria-labelledby="display-label" contenteditable="true" {{on "input" this.edited}}></div>
    <label for="title">Job title</label>
    <input id="title" list="titles" value={{this.user.title}} {{on "input" (fn this.put "title")}}>
    <datalist id="titles">{{#each this.titles as |title|}}<option value={{title}}></option>{{/each}}</datalist>
    <label for="department">Department</label>
    <select id="department" {{on "change" (fn this.put "department")}}>
      <option value="">Choose</option>{{#each this.departments as |one|}}<option value={{one}}>{{one}}</option>{{/each}}
    </select>
    <label for="start">Start date</label> <input id="start" type="date" value={{this.user.start}} {{on "input" (fn this.put "start")}}>
    <label for="password">Password</label> <input id="password" type="password" value={{this.user.password}} {{on "input" (fn this.put "password")}}>
  </form>`,
  { component: UserForm, scope: () => ({ fn, on }) },
);

renderComponent(UserForm, { into: document.getElementById('app') });
await renderSettled();
const mask = IMask(document.getElementById('phone'), { mask: PHONE_MASK });
mask.on('accept', () => form.set('phone', mask.value));
