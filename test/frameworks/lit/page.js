/** Lit 3 in an open shadow root, with Material Web's own elements (each with a root of its own) among plain inputs, and a mask by imask. */
import '@material/web/select/outlined-select.js';
import '@material/web/select/select-option.js';
import '@material/web/textfield/outlined-text-field.js';
import IMask from 'imask';
import { html, LitElement } from 'lit';
import { COUNTRIES, DEPARTMENTS, EMPTY, PHONE_MASK, TITLES } from '../choices.js';

class UserForm extends LitElement {
  static properties = { user: { state: true } };

  constructor() {
    super();
    this.user = { ...EMPTY };
    window.page = { state: () => this.user };
  }

  set(key, value) {
    this.user = { ...this.user, [key]: value };
  }

  firstUpdated() {
    const mask = IMask(this.renderRoot.querySelector('#phone'), { mask: PHONE_MASK });
    mask.on('accept', () => this.set('phone', mask.value));
  }

  render() {
    const { user } = this;
    const put = (key) => (event) => this.set(key, event.target.value);
    return html`<form>
      <label for="first">First name</label> <input id="first" .value=${user.first} @input=${put('first')} />
      <md-outlined-text-field label="Last name" .value=${user.last} @input=${put('last')}></md-outlined-text-field>
      <md-outlined-text-field label="Email" type="email" .value=${user.email} @input=${put('email')}></md-outlined-text-field>
      <label for="phone">Phone</label> <input id="phone" />
      <label for="street">Street address</label> <textarea id="street" .value=${user.street} @input=${put('street')}></textarea>
      <label for="country">Country</label>
      <select id="country" @change=${put('country')}>
        ${COUNTRIES.map(([code, name]) => html`<option value=${code} ?selected=${code === user.country}>${name}</option>`)}
      </select>
      <label><input type="checkbox" .checked=${user.active} @change=${(event) => this.set('active', event.target.checked)} /> Account enabled</label>
      <p id="display-label">Display name</p>
      <div role="textbox" aria-labelledby="display-label" contenteditable="true" @input=${(event) => this.set('displayName', event.target.textContent)}></div>
      <label for="title">Job title</label>
      <input id="title" list="titles" .value=${user.title} @input=${put('title')} />
      <datalist id="titles">${TITLES.map((title) => html`<option value=${title}></option>`)}</datalist>
      <md-outlined-select label="Department" @change=${put('department')}>
        <md-select-option></md-select-option>
        ${DEPARTMENTS.map((one) => html`<md-select-option value=${one}><div slot="headline">${one}</div></md-select-option>`)}
      </md-outlined-select>
      <label for="start">Start date</label> <input id="start" type="date" .value=${user.start} @input=${put('start')} />
      <label for="password">Password</label> <input id="password" type="password" .value=${user.password} @input=${put('password')} />
    </form>`;
  }
}

customElements.define('user-form', UserForm);
document.getElementById('app').append(document.createElement('user-form'));
