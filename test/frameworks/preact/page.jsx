/** Preact 11 with its own hooks; downshift by preact/compat, a mask by imask. */
// biome-ignore-all lint/a11y: what binds label and control comes by downshift's props, and an editor is a textbox without being an input
import IMask from 'imask';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { COUNTRIES, EMPTY, PHONE_MASK } from '../choices.js';
import { Department, Title } from '../downshift.jsx';

function Form() {
  const [state, setState] = useState(EMPTY);
  window.page = { state: () => state };
  const set = (key) => (value) => setState((old) => ({ ...old, [key]: value }));
  const text = (key) => ({ value: state[key], onInput: (event) => set(key)(event.currentTarget.value) });
  return (
    <form>
      <p>
        <label>
          First name <input {...text('first')} />
        </label>
      </p>
      <p>
        <label>
          Last name <input {...text('last')} />
        </label>
      </p>
      <p>
        <label>
          Email <input type="email" {...text('email')} />
        </label>
      </p>
      <p>
        <label htmlFor="phone">Phone</label>
        <Phone onAccept={set('phone')} />
      </p>
      <p>
        <label>
          Street address <textarea {...text('street')} />
        </label>
      </p>
      <p>
        <label htmlFor="country">Country</label>
        <select id="country" value={state.country} onChange={(event) => set('country')(event.currentTarget.value)}>
          {COUNTRIES.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={state.active}
            onClick={(event) => set('active')(event.currentTarget.checked)}
          />
          Account enabled
        </label>
      </p>
      <p>
        <span id="display-label">Display name</span>
        <div
          role="textbox"
          aria-labelledby="display-label"
          contentEditable
          onInput={(event) => set('displayName')(event.currentTarget.textContent)}
        />
      </p>
      <Title value={state.title} onChange={set('title')} />
      <Department value={state.department} onChange={set('department')} />
      <p>
        <label>
          Start date <input type="date" {...text('start')} />
        </label>
      </p>
      <p>
        <label>
          Password <input type="password" {...text('password')} />
        </label>
      </p>
    </form>
  );
}

function Phone({ onAccept }) {
  const field = useRef(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one mask for the life of the field
  useEffect(() => {
    const mask = IMask(field.current, { mask: PHONE_MASK });
    mask.on('accept', () => onAccept(mask.value));
    return () => mask.destroy();
  }, []);
  return <input id="phone" ref={field} />;
}

render(<Form />, document.getElementById('app'));
