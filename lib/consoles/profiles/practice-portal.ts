/**
 * The practice portal: the small IAM console that `npm start` brings for training. Two tenants share one origin; which one is at work is shown in the
 * header only, never in the address.
 * Checked 2026-11 on this repository's own.
 */
import { defineConsole } from '../define.ts';

const FIELDS = {
  'name.givenName': 'firstName',
  'name.familyName': 'lastName',
  displayName: 'displayName',
  userName: 'userName',
  userPrincipalName: 'principalName',
  email: 'mail',
  title: 'jobTitle',
  department: 'department',
  role: 'role',
  employeeNumber: 'employeeId',
  phone: 'businessPhone',
  mobile: 'mobilePhone',
  organization: 'company',
  streetAddress: 'street',
  locality: 'city',
  postalCode: 'postalCode',
  country: 'country',
};
const mapped = (to: (name: string) => string) =>
  Object.fromEntries(Object.entries(FIELDS).map(([attribute, name]) => [attribute, to(name)]));

const form = (root: string) => ({
  root,
  fields: mapped((name) => `[name="${name}"]`),
  only: true,
  save: `${root} #save`,
});
const WHO = '[data-field="userName"]';
const WAS = { selector: 'input[name="was"]', attr: 'value' };
/** As the server put it into the form: what a person changed since is not stored yet. */
const STORED = Object.fromEntries(
  Object.entries(FIELDS).map(([attribute, name]) => [
    attribute,
    [{ selector: `input[name="${name}"]`, attr: 'value' }, `select[name="${name}"] option[selected]`],
  ]),
);
const SAVED = { selector: '#saved' };
const STATUS = { selector: '[data-field="status"]', words: { Enabled: 'true', Disabled: 'false' } };

export default defineConsole({
  id: 'practice-portal',
  kind: 'iam',
  label: 'Practice portal',
  checked: '2026-11',
  tenant: '[data-tenant]',
  signedInAs: '#signed-in',
  pages: [
    {
      id: 'users',
      shows: 'accounts',
      path: '/users',
      link: '/users',
      ready: '#users',
      container: '#users',
      rows: 'tr[data-user]',
      // it has no filter and no pages
      list: { link: { selector: 'a[href^="/users/"]', attr: 'href' } },
      record: WHO,
      read: {
        userName: WHO,
        displayName: '[data-field="displayName"]',
        email: '[data-field="mail"]',
        title: '[data-field="jobTitle"]',
        active: STATUS,
      },
    },
    {
      id: 'user-new',
      shows: 'form',
      path: '/users/new',
      link: '/users/new',
      ready: '#new-user',
      form: { ...form('#new-user'), creates: true },
      saved: SAVED,
    },
    {
      id: 'user-edit',
      shows: 'form',
      path: '/users/:user/edit',
      ready: '#edit-user',
      container: '#edit-user',
      shown: { user: WAS },
      record: WAS,
      read: {
        ...STORED,
        active: { selector: 'input[name="enabled"]', attr: 'value', words: { yes: 'true', no: 'false' } },
      },
      form: form('#edit-user'),
      saved: SAVED,
    },
    {
      id: 'user',
      shows: 'account',
      path: '/users/:user',
      link: '/users/{account}',
      ready: '[data-user]',
      absent: { selector: 'h1', pattern: '^.* has no user .*$' },
      container: '[data-user]',
      shown: { user: WHO },
      record: WHO,
      read: { ...mapped((name) => `[data-field="${name}"]`), active: STATUS },
      require: ['userName'],
    },
  ],
  actions: [
    { id: 'disable', pages: ['user'], control: '[data-confirm="ask-disable"]', does: 'disable', object: WHO },
    { id: 'enable', pages: ['user'], control: '[data-confirm="ask-enable"]', does: 'enable', object: WHO },
    { id: 'reset', pages: ['user'], control: '[data-confirm="ask-reset"]', does: 'reset-password', object: WHO },
  ],
});
