/** jQuery 4 with Select2 over native selects and Inputmask, the status as radio buttons, as older consoles have them. */
import Inputmask from 'inputmask';
import jQuery from 'jquery';
import select2 from 'select2';
import css from 'select2/dist/css/select2.css?inline';
import { COUNTRIES, DEPARTMENTS, EMPTY, TITLES } from '../choices.js';

select2(window, jQuery);
jQuery('<style>').text(css).appendTo('head');

const options = (list) => list.map(([value, text]) => `<option value="${value}">${text}</option>`).join('');
const same = (list) => [['', ''], ...list.map((one) => [one, one])];
jQuery('#app').html(`<form><table>
  <tr><td>First name:</td><td><input name="first"></td></tr>
  <tr><td>Last name:</td><td><input name="last"></td></tr>
  <tr><td>Email:</td><td><input name="email" type="email"></td></tr>
  <tr><td>Phone:</td><td><input name="phone"></td></tr>
  <tr><td>Street address:</td><td><textarea name="street"></textarea></td></tr>
  <tr><td>Country:</td><td><select name="country">${options(COUNTRIES)}</select></td></tr>
  <tr><td>Account status:</td><td>
    <label><input type="radio" name="active" value="active"> Active</label>
    <label><input type="radio" name="active" value="inactive"> Inactive</label></td></tr>
  <tr><td>Display name:</td><td><div class="editor" contenteditable="true" role="textbox" aria-label="Display name"></div></td></tr>
  <tr><td>Job title:</td><td><select name="title" style="width: 200px">${options(same(TITLES))}</select></td></tr>
  <tr><td>Department:</td><td><select name="department" style="width: 200px">${options(same(DEPARTMENTS))}</select></td></tr>
  <tr><td>Start date:</td><td><input name="start" type="date"></td></tr>
  <tr><td>Password:</td><td><input name="password" type="password"></td></tr>
</table></form>`);

const state = { ...EMPTY };
window.page = { state: () => state };
jQuery('form').on('change', 'input,select,textarea', function () {
  const { name, type, value } = this;
  if (type !== 'radio') state[name] = value;
  else if (this.checked) state[name] = value === 'active';
  else state[name] = jQuery('[name=active]:checked').val() === 'active';
});
jQuery('.editor').on('input', function () {
  state.displayName = jQuery(this).text();
});
jQuery('[name=title]').select2({ placeholder: 'Choose', allowClear: true });
jQuery('[name=department]').select2({ minimumResultsForSearch: Infinity });
Inputmask('+99 (99) 999-9999').mask(jQuery('[name=phone]').get(0));
