/**
 * Request Tracker 5 (Best Practical).
 * - Every page is rendered by the server. `/REST/2.0` answers GET with the browser's session cookie; an administrator may switch it off, so each field
 *   also stands here as the ticket page shows it. The queue's name and the requester's details are answers of their own.
 * - A merged ticket keeps its address: page and JSON then show the number it was merged into.
 * - Beside what it shows, the ticket page holds hidden edit forms and a reminder form with its own "Subject:" and "Owner:": values are taken by class.
 * - On user forms no label is bound; a custom field's name carries its number, and the user's: only its label is stable. `Name` is the login.
 * - After creating, RT shows the edit form of the new user; what it did, or refused, stands above in `.action-results`.
 * - A comment is written on a page of its own, by preference in CKEditor: an editable body in a frame beside a hidden text area. Whoever chooses "Reply to requestors" in it sends
 *   it to them. The ticket's number stands in a hidden field.
 * - Opened without a Referer the create form shows a cross-site warning instead: come from the list.
 * Checked 2026-11 on 5.0.3 (Debian 12), English, as root.
 */
import { defineConsole } from '../define.ts';

const NOBODY = ['Nobody', 'Nobody in particular'];
const USER = '/REST/2.0/user/{json.Requestor.0.id}';

const DEPARTMENT = ['Department', 'Abteilung', 'Service', 'Departamento', 'Afdeling'];
const JOB_TITLE = ['Job title', 'Title', 'Position', 'Stelle', 'Fonction'];
const EMPLOYEE_ID = ['Employee ID', 'Employee number', 'Personalnummer', 'Matricule'];

const USER_FIELDS = {
  userName: '[name="Name"]',
  email: '[name="EmailAddress"]',
  displayName: '[name="RealName"]',
  nickName: '[name="NickName"]',
  preferredLanguage: '[name="Lang"]',
  timezone: '[name="Timezone"]',
  organization: '[name="Organization"]',
  streetAddress: '[name="Address1"]',
  locality: '[name="City"]',
  region: '[name="State"]',
  postalCode: '[name="Zip"]',
  country: '[name="Country"]',
  phone: '[name="WorkPhone"]',
  mobile: '[name="MobilePhone"]',
  department: { label: DEPARTMENT },
  title: { label: JOB_TITLE },
  employeeNumber: { label: EMPLOYEE_ID },
};
const NEVER = ['[name="CurrentPass"]', '[name="Pass1"]', '[name="Pass2"]', '[name="Enabled"]', '[name="Privileged"]'];

const CREATE = {
  root: 'form[name="UserCreate"]',
  fields: USER_FIELDS,
  only: true,
  never: NEVER,
  save: 'form[name="UserCreate"] input[type="submit"]',
  creates: true,
};
/** The edit form under a list of results. Results alone may be refusals. */
const SAVED = { selector: 'body:has(form[name="UserModify"]) .action-results' };

const customField = (names: string[]) => `CustomFields.[name=${names.join('|')}].values.0`;

/** By API; else as the server put it into the edit form (what a person typed there since is not stored yet), or as the summary shows it. */
const stored = (name: string) => [
  { json: name },
  { selector: `[name="UserModify"] [name="${name}"]`, attr: 'value' },
  `.user-summary-extra .${name} .value`,
];
const USER_READ = {
  userName: stored('Name'),
  email: stored('EmailAddress'),
  displayName: stored('RealName'),
  nickName: stored('NickName'),
  organization: stored('Organization'),
  streetAddress: stored('Address1'),
  locality: stored('City'),
  region: stored('State'),
  postalCode: stored('Zip'),
  country: stored('Country'),
  phone: stored('WorkPhone'),
  mobile: stored('MobilePhone'),
  department: { json: customField(DEPARTMENT) },
  title: { json: customField(JOB_TITLE) },
  employeeNumber: { json: customField(EMPLOYEE_ID) },
  active: { json: 'Disabled', words: { '0': 'true', '1': 'false' } },
};

/** What REST alone says of a user. */
const USER_JSON = {
  userName: { json: 'Name' },
  email: { json: 'EmailAddress' },
  displayName: { json: 'RealName' },
  nickName: { json: 'NickName' },
  organization: { json: 'Organization' },
  streetAddress: { json: 'Address1' },
  locality: { json: 'City' },
  region: { json: 'State' },
  postalCode: { json: 'Zip' },
  country: { json: 'Country' },
  phone: { json: 'WorkPhone' },
  mobile: { json: 'MobilePhone' },
  department: { json: customField(DEPARTMENT) },
  title: { json: customField(JOB_TITLE) },
  employeeNumber: { json: customField(EMPLOYEE_ID) },
  active: { json: 'Disabled', words: { '0': 'true', '1': 'false' } },
};
const ENABLED = { Enabled: 'true', Disabled: 'false', Aktiviert: 'true', Deaktiviert: 'false' };

const CLIENT = ['Client', 'Customer', 'Company', 'Kunde'];

const COMMENT = 'form[name="TicketUpdate"]';
/** The time field while the unit chosen beside it is this one: how it stands at first is the person's own preference. */
const inUnit = (unit: string) =>
  `.form-row:has([name="UpdateTimeWorked-TimeUnits"] option[value="${unit}"]:checked) [name="UpdateTimeWorked"]`;

export default defineConsole({
  id: 'rt5',
  kind: 'psa',
  label: 'Request Tracker 5',
  checked: '2026-11, RT 5.0.3',
  signedInAs: '#preferences .current-user',
  pages: [
    {
      id: 'ticket',
      shows: 'ticket',
      path: '/Ticket/Display.html',
      query: { id: ':ticket(\\d+)' },
      ready: '.ticket-info-basics .id .value',
      container: '#body',
      shown: { ticket: '.ticket-info-basics .id .value' },
      json: '/REST/2.0/ticket/{ticket}',
      read: {
        number: { url: 'ticket' },
        mergedInto: [{ json: 'id' }, '.ticket-info-basics .id .value'],
        subject: [{ json: 'Subject' }, { title: true, pattern: '^#\\d+: (.+)$' }],
        status: [{ json: 'Status' }, '.ticket-info-basics .status .current-value'],
        queue: [{ json: 'Name', get: '/REST/2.0/queue/{json.Queue.id}' }, '.ticket-info-basics .queue .current-value'],
        owner: [
          { json: 'Owner.id', empty: NOBODY },
          { selector: '.ticket-info-people .owner .current-value', pattern: '^(.+?)(?: \\(.*\\))?$', empty: NOBODY },
        ],
        priority: [{ json: 'Priority' }, '.ticket-info-basics .priority .Priority'],
        created: [{ json: 'Created' }, '.ticket-info-dates .created .current-value'],
        client: [
          { json: customField(CLIENT) },
          {
            selector: '.ticket-info-cfs .inline-edit-display',
            label: CLIENT,
            empty: ['(no value)'],
          },
        ],
        requesterName: [
          { json: 'RealName', get: USER },
          { selector: '.ticket-info-people .requestors .user', pattern: '^([^<]+?)\\s*(?:<|$)' },
        ],
        requesterEmail: [
          { json: 'EmailAddress', get: USER },
          { selector: '.ticket-info-people .requestors .user', pattern: '([^<>\\s]+@[^<>\\s]+)' },
        ],
        requesterPhone: [
          { json: 'WorkPhone', get: USER },
          { json: 'MobilePhone', get: USER },
        ],
        description: [
          {
            json: 'items.[ContentType=text/plain].Content',
            get: '/REST/2.0/ticket/{ticket}/attachments?per_page=3&fields=Content,ContentType',
          },
          '.history .transaction.message .messagebody',
        ],
      },
      require: ['number', 'subject', 'status'],
    },
    {
      id: 'comment',
      shows: 'ticket',
      path: '/Ticket/Update.html',
      query: { id: ':ticket(\\d+)', Action: 'Comment' },
      link: '/Ticket/Update.html?id={ticket}&Action=Comment',
      // the bare text area is there a while before its editor takes its place
      ready: `${COMMENT}:has(.cke_wysiwyg_frame, #UpdateContent:not(.richtext))`,
      container: COMMENT,
      shown: { ticket: { selector: 'input[name="id"]', attr: 'value' } },
      json: '/REST/2.0/ticket/{ticket}',
      read: {
        number: { url: 'ticket' },
        mergedInto: { json: 'id' },
        subject: [{ json: 'Subject' }, { title: true, pattern: '#\\d+: (.+)$' }],
        client: { json: customField(CLIENT) },
      },
      require: ['number', 'subject'],
      reply: {
        ticket: 'ticket',
        root: `${COMMENT}:has(input[name="id"][value="{ticket}"])`,
        note: '#UpdateContent:not([style*="display: none"]), body.cke_editable',
        internal: '#UpdateType:has(option[value="private"]:checked)',
        minutes: inUnit('minutes'),
        hours: inUnit('hours'),
        save: '[name="SubmitTicket"]',
      },
    },
    {
      id: 'user-new',
      shows: 'form',
      path: '/Admin/Users/Modify.html',
      query: { Create: '1' },
      ready: 'form[name="UserCreate"]',
      form: CREATE,
      saved: SAVED,
    },
    // privileged users only, those who are switched off left out: what is not in it may be there
    {
      id: 'users',
      shows: 'accounts',
      path: '/Admin/Users{/index.html}?{/}?',
      link: '/Admin/Users/',
      list: { more: 'table.collection-as-table' },
      ready: 'table.collection-as-table',
      container: 'table.collection-as-table:has(a[href*="/Admin/Users/Modify.html?id="])',
      rows: 'tr:has(td a[href*="/Admin/Users/Modify.html?id="])',
      record: 'td:nth-child(2)',
      read: {
        userName: 'td:nth-child(2)',
        displayName: { label: ['Real Name', 'RealName', 'Voller Name', 'Nom complet', 'Nombre real'] },
        email: { label: ['Email Address', 'EmailAddress', 'E-Mail-Adresse', 'Adresse électronique'] },
        active: { label: ['Status', 'Disabled', 'Statut', 'Estado'], words: ENABLED },
      },
      require: ['userName'],
    },
    {
      id: 'user-edit',
      shows: 'form',
      path: '/Admin/Users/Modify.html',
      query: { id: ':user(\\d+)' },
      ready: 'form[name="UserModify"]',
      container: 'form[name="UserModify"]',
      shown: { user: 'input[name="id"]' },
      json: '/REST/2.0/user/{user}',
      record: stored('Name'),
      read: USER_READ,
      require: ['userName'],
      form: {
        root: 'form[name="UserModify"]',
        fields: USER_FIELDS,
        only: true,
        never: NEVER,
        save: 'form[name="UserModify"] input[type="submit"]',
      },
      saved: SAVED,
    },
    {
      id: 'user',
      shows: 'account',
      path: '/User/Summary.html',
      query: { id: ':user(\\d+)' },
      ready: '.user-summary-extra',
      json: '/REST/2.0/user/{user}',
      container: '#body',
      record: stored('Name'),
      read: USER_READ,
      require: ['userName'],
    },
    // a refused creation ("Name in use") gives the form again, at the bare address
    {
      id: 'user-new-again',
      shows: 'form',
      path: '/Admin/Users/Modify.html',
      ready: 'form[name="UserCreate"]',
      form: CREATE,
      saved: SAVED,
    },
  ],
  lookup: { probe: '/REST/2.0/rt', json: '/REST/2.0/user/{account}', record: { json: 'Name' }, read: USER_JSON },
});
