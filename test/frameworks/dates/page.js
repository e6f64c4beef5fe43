/** Dates of an identity's form as browsers and flatpickr draw them. None of them is an identity attribute: none is ever written. */
import flatpickr from 'flatpickr';
import css from 'flatpickr/dist/flatpickr.css?inline';

document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
document.getElementById('app').innerHTML = `<form>
  <label for="first">First name</label> <input id="first">
  <label for="last">Last name</label> <input id="last">
  <label for="start">Start date</label> <input id="start" type="date">
  <label for="end">Contract end</label> <input id="end" type="date">
  <label for="from">Valid from</label> <input id="from" type="datetime-local">
  <label for="month">Month of entry</label> <input id="month" type="month">
  <label for="week">Week</label> <input id="week" type="week">
  <label for="time">Time of day</label> <input id="time" type="time">
  <label for="birth">Date of birth</label> <input id="birth">
  <label for="expires">Account expires</label> <input id="expires" name="accountExpires">
</form>`;
const state = {};
for (const field of document.querySelectorAll('input')) {
  state[field.id] = '';
  field.addEventListener('input', () => {
    state[field.id] = field.value;
  });
}
for (const id of ['birth', 'expires'])
  flatpickr(`#${id}`, {
    allowInput: true,
    onChange(_, text) {
      state[id] = text;
    },
  });
window.page = { state: () => state };
