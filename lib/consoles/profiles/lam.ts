/**
 * LDAP Account Manager.
 * - Fields carry LDAP names; multi-valued ones end in `_0` and the rest follow only after a press on "add".
 * - One account is one form over several tabs, and each tab is a POST: the address then is `edit.php?editKey=…` with neither type nor DN, and what the
 *   form holds is not stored yet. Nothing is observed there. "User name" and "Common name" stand on the Unix tab, which opens once the last name is given;
 *   LAM then proposes both. The page after saving has that address, too.
 * - The form also holds the dialogs "Set password" and "Change account status".
 * - In a new account "RDN identifier" starts as cn; the person chooses.
 * - Lists link by DN; columns are configurable and translated, so a column is found by its heading. How many there are stands above the list, filters in the address and in
 *   the list's own inputs. An entry that is gone: an error that names its DN, in place of the form.
 * Checked 2026-11 on 8.3 (Debian 12) over slapd, English, modules Personal and Unix.
 */
import { defineConsole } from '../define.ts';

const PERSONAL = {
  'name.givenName': '#givenName',
  'name.familyName': '#sn',
  email: '#mail_0',
  phone: '#telephoneNumber_0',
  mobile: '#mobile_0',
  title: '#title_0',
  department: '#departmentNumber_0',
  organization: '#o_0',
  employeeNumber: '#employeeNumber',
  streetAddress: '#street_0',
  locality: '#l_0',
  region: '#st_0',
  postalCode: '#postalCode_0',
};
/** As the server put it into the form: what a person typed since is not stored yet. */
const stored = (selector: string) => ({ selector, attr: 'value' });
const PERSONAL_READ = Object.fromEntries(
  Object.entries(PERSONAL).map(([attribute, selector]) => [attribute, stored(selector)]),
);
const UNIX = { userName: '#uid', displayName: '#cn_0' };

const ACCOUNT_STATUS = (selector: string) => ({
  selector,
  attr: 'src',
  pattern: '/(unlocked|locked)\\.svg$',
  words: { unlocked: 'true', locked: 'false' },
});

const EDITOR = {
  root: '#inputForm',
  fields: { ...PERSONAL, ...UNIX },
  only: true,
  never: [
    '#passwordDialog input',
    '#newPassword1',
    '#newPassword2',
    '#lam_accountStatusDialog input',
    '#accountContainerSuffix',
    '#accountContainerRDN',
    '#accountContainerSelectLoadProfile',
  ],
  save: '#btn_accountContainerSaveAccount',
};
const SAVED = { selector: '.lam-status-message.statusInfo' };

const COMMON_PATH = '/templates/account/edit.php';
const NAME_IN_DN = "^'?(?:uid|cn)=([^,]+)";
const WHO = [{ url: 'dn', pattern: NAME_IN_DN }, '#uid'];

export default defineConsole({
  id: 'lam',
  kind: 'iam',
  label: 'LDAP Account Manager',
  checked: '2026-11, LAM 8.3',
  signedInAs: '#lam-topnav .lam-header-left .lam-margin-small',
  pages: [
    {
      id: 'users',
      shows: 'accounts',
      path: '/templates/lists/list.php',
      query: { type: 'user' },
      ready: 'table.accountlist',
      container: 'table.accountlist',
      link: '/templates/lists/list.php?type=user',
      rows: 'tr[onclick^="list_click"]',
      list: {
        total: { selector: '.row:has(+ table.accountlist) > .columns', pattern: '(\\d+)\\D*$' },
        filtered: [
          { selector: 'table.accountlist input[name^="filter"]:not([value=""])', attr: 'value' },
          { selector: 'select[name="suffix"] option[selected]:not(:first-child)' },
        ],
        next: { selector: 'input[name="listNavPage"] + a:not(:has(img))', attr: 'href' },
        previous: 'a:has(img[src$="go-first.svg"])',
        link: { selector: 'a[href*="edit.php"][href*="&DN="]', attr: 'href' },
      },
      record: {
        selector: 'a[href*="edit.php"][href*="DN="]',
        attr: 'href',
        decode: true,
        pattern: "[?&]DN='?(?:uid|cn)=([^,]+)",
      },
      read: {
        userName: { label: ['User name', 'Benutzername', "Nom d'utilisateur", 'Gebruikersnaam', 'Nombre de usuario'] },
        'name.givenName': { label: ['First name', 'Vorname', 'Prénom', 'Voornaam', 'Nombre'] },
        'name.familyName': { label: ['Last name', 'Nachname', 'Nom', 'Achternaam', 'Apellidos'] },
        displayName: { label: ['Common name', 'Allgemeiner Name'] },
        email: { label: ['Email address', 'E-Mail-Adresse', 'Email'] },
        phone: { label: ['Telephone number', 'Telefonnummer'] },
        title: { label: ['Job title', 'Stellenbezeichnung'] },
        department: { label: ['Department', 'Abteilung'] },
        employeeNumber: { label: ['Employee number', 'Mitarbeiternummer'] },
        active: ACCOUNT_STATUS('td img[src*="locked.svg"]'),
      },
    },
    {
      id: 'user-new',
      shows: 'form',
      path: COMMON_PATH,
      query: { type: 'user', suffix: '*' },
      // without one it takes the first suffix there is
      link: `${COMMON_PATH}?type=user&suffix=`,
      ready: '#inputForm',
      form: { ...EDITOR, creates: true },
      saved: SAVED,
    },
    {
      id: 'user-edit',
      shows: 'form',
      path: COMMON_PATH,
      query: { type: 'user', DN: ':dn' },
      ready: '#inputForm',
      absent: { selector: '.statusError .statusTitle', pattern: '=[^,]+,.+' },
      container: '#inputForm',
      record: { url: 'dn', pattern: NAME_IN_DN },
      read: {
        ...PERSONAL_READ,
        active: ACCOUNT_STATUS('.titleBarTitle img'),
      },
      require: ['name.familyName'],
      form: EDITOR,
      saved: SAVED,
    },
    {
      id: 'user-tab',
      shows: 'form',
      path: COMMON_PATH,
      query: { editKey: '*' },
      ready: '#inputForm, .lam-status-message',
      form: EDITOR,
      saved: SAVED,
    },
    { id: 'user-delete', shows: 'other', path: '/templates/delete.php', query: { type: 'user' } },
  ],
  actions: [
    {
      id: 'delete',
      pages: ['user-delete'],
      control: '#btn_delete',
      does: 'delete',
      object: { label: 'DN', pattern: NAME_IN_DN },
    },
    {
      id: 'reset-password',
      pages: ['user-edit', 'user-tab'],
      control: '#btn_changePwdOk, #btn_changePwdRandom',
      does: 'reset-password',
      object: WHO,
    },
    {
      id: 'lock',
      pages: ['user-edit', 'user-tab'],
      control: '#lam_accountStatusDialog:has(#lam_accountStatusActionDisabled0:checked) #btn_changeStatusOk',
      does: 'disable',
      object: WHO,
    },
    {
      id: 'unlock',
      pages: ['user-edit', 'user-tab'],
      control: '#lam_accountStatusDialog:has(#lam_accountStatusActionDisabled1:checked) #btn_changeStatusOk',
      does: 'enable',
      object: WHO,
    },
  ],
});
