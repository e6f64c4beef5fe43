/** React 19: controlled inputs, a mask by react-imask, autocomplete and select by downshift. */
// biome-ignore-all lint/a11y: what binds label and control comes by downshift's props, and an editor is a textbox without being an input
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { IMaskInput } from 'react-imask';
import { COUNTRIES, EMPTY, PHONE_MASK } from '../choices.js';
import { Department, Title } from '../downshift.jsx';

function Form() {
  const [state, setState] = useState(EMPTY);
  window.page = { state: () => state };
  const set = (key) => (value) => setState((old) => ({ ...old, [key]: value }));
  const text = (key) => ({ value: state[key], onChange: (event) => set(key)(event.target.value) });
  return (
    <form>
      <label htmlFor="first">First name</label>
      <input id="first" {...text('first')} />
      <label htmlFor="last">Last name</label>
      <input id="last" {...text('last')} />
      <label htmlFor="email">Email</label>
      <input id="email" type="email" {...text('email')} />
      <label htmlFor="phone">Phone</label>
      <IMaskInput id="phone" mask={PHONE_MASK} value={state.phone} onAccept={set('phone')} />
      <label htmlFor="street">Street address</label>
      <textarea id="street" {...text('street')} />
      <label htmlFor="country">Country</label>
      <select id="country" {...text('country')}>
        {COUNTRIES.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <label>
        <input type="checkbox" checked={state.active} onChange={(event) => set('active')(event.target.checked)} />
        Account enabled
      </label>
      <div id="display-label">Display name</div>
      <div
        id="displayName"
        role="textbox"
        aria-labelledby="display-label"
        contentEditable
        onInput={(event) => set('displayName')(event.currentTarget.textContent)}
      />
      <Title value={state.title} onChange={set('title')} />
      <Department value={state.department} onChange={set('department')} />
      <label htmlFor="start">Start date</label>
      <input id="start" type="date" {...text('start')} />
      <label htmlFor="password">Password</label>
      <input id="password" type="password" {...text('password')} />
    </form>
  );
}

createRoot(document.getElementById('app')).render(
  <StrictMode>
    <Form />
  </StrictMode>,
);
