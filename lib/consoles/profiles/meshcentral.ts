/**
 * MeshCentral: RMM and remote support. One address for everything, told apart by `viewmode`; content comes by websocket after the page.
 * - Two interfaces with the same ids: classic, and modern (`?sitestyle=3`), whose dialogs are Bootstrap's.
 * - A user has no page to edit: "New Account…" and one small dialog per field, built when opened and left in the page when closed. OK stays disabled
 *   until their inline handlers saw input. No real name when creating. `p4name` is also in the user group dialog: told apart by `p4email`.
 * - The e-mail dialog takes 32 characters.
 * - The words are translated (MeshCentral ships its translations); unset values are words in italics.
 * - The heading of a user's panel is the real name where one is set, so the login is taken from "User Identifier".
 * - The panel still shows the user before for a moment after the address changed.
 * Checked 2026-11 on 1.1.55, both interfaces, as a site administrator. Not checked: the connect buttons with a device online.
 */
import { defineConsole } from '../define.ts';

const DIALOG = ':is(#dialog, #xxAddAgentModal)';
const OK = '#idx_dlgOkButton';
const UNSET = [
  'Not set',
  'None',
  'Nicht gesetzt',
  'Kein(e)',
  'Non défini',
  'Aucun',
  'No establecido',
  'Ninguno',
  'Niet ingesteld',
  'Geen',
  'Non impostato',
  'Nessuna',
];
/** The login; `#p30userName` shows the real name where one is set. */
const WHO = [
  {
    selector: '#p30html',
    label: [
      'User Identifier',
      'Benutzerkennung',
      "Identifiant d'utilisateur",
      'Identificador de usuario',
      'Gebruikers-ID',
      'Identificatore utente',
    ],
    pattern: '([^/]+)$',
  },
  '#p30userName',
];
const device = ['#p11deviceName', '#p10deviceName'];

export default defineConsole({
  id: 'meshcentral',
  kind: 'rmm',
  label: 'MeshCentral',
  checked: '2026-11, MeshCentral 1.1.55',
  // "Welcome Site Admin." in the person's language; the modern interface shows the name alone
  signedInAs: [{ selector: '#logoutControlSpan .LogoffLinkColor', pattern: '^\\S+ (.+?)\\.?$' }, '#userDropdownName'],
  pages: [
    {
      id: 'users',
      shows: 'accounts',
      path: '/',
      query: { viewmode: '4' },
      ready: '#p3users .UserCheckbox',
      container: '#p3users',
      link: '/?viewmode=4',
      rows: 'tr:has(.UserCheckbox)',
      // a hundred at most, then a line that says how many more there are
      list: { filtered: '#UserSearchInput', more: '#p3users > table + br' },
      record: { selector: '.UserCheckbox', attr: 'value', decode: true, pattern: '([^/]+)$' },
      read: {
        userName: { selector: '.UserCheckbox', attr: 'value', decode: true, pattern: '([^/]+)$' },
        email: { selector: 'a[href^="mailto:"]', attr: 'href', decode: true, pattern: '^mailto:(.+)$' },
        // of somebody who is signed in the number of sessions stands there
        lastUsed: { selector: 'td:nth-child(3)', pattern: '^\\d{1,4}[./-]\\s?\\d.*' },
      },
      form: {
        root: `${DIALOG}:has(#p4email)`,
        fields: { userName: '#p4name', email: '#p4email' },
        only: true,
        never: ['#p4pass1', '#p4pass2', '#p4hint'],
        save: OK,
        creates: true,
      },
    },
    {
      id: 'user',
      shows: 'account',
      path: '/',
      query: { viewmode: '30', gotouser: ':user([^/]+)' },
      link: '/?viewmode=30&gotouser={account}',
      ready: '#p30html td, #p30html .row',
      container: '#p30',
      shown: { user: WHO },
      record: WHO,
      read: {
        userName: WHO,
        email: {
          selector: '#p30html',
          label: ['Email', 'E-Mail', 'Correo electrónico', 'E-mail', 'E-post'],
          pattern: '([^\\s<>]+@[^\\s<>]+)',
        },
        displayName: {
          selector: '#p30html',
          label: ['Real Name', 'Echter Name', 'Nom complet', 'Nombre Real', 'Echte naam', 'Vero nome'],
          empty: UNSET,
        },
        phone: {
          selector: '#p30html',
          label: [
            'Phone Number',
            'Telefonnummer',
            'Numéro de téléphone',
            'Número de Teléfono',
            'Telefoonnummer',
            'Numero di telefono',
          ],
          empty: UNSET,
        },
        role: {
          selector: '#p30html',
          label: [
            'Server Rights',
            'Server-Rechte',
            'Droits du serveur',
            'Permisos del Servidor',
            'Serverrechten',
            'Diritti del server',
          ],
        },
        // the row is there only where somebody has a second factor
        mfa: {
          selector: '#p30html',
          label: ['Security', 'Sicherheit', 'Sécurité', 'Seguridad', 'Beveiliging', 'Sicurezza'],
        },
        lastUsed: {
          selector: '#p30html',
          label: [
            'Last Login',
            'Letzter Login',
            'Letzte Anmeldung',
            'Dernière connexion',
            'Último inicio de sesión',
            'Laatste login',
            'Laatste aanmelding',
            'Ultimo accesso',
          ],
        },
        groups: {
          selector: '#p30html',
          label: [
            'User Groups',
            'Benutzergruppen',
            "Groupes d'utilisateurs",
            'Grupos de Usuarios',
            'Gebruikersgroepen',
            'Gruppi utenti',
          ],
          empty: UNSET,
        },
      },
      require: ['userName'],
      form: {
        root: `${DIALOG}:has(#dp30email, #dp30realname)`,
        fields: { email: '#dp30email', displayName: '#dp30realname' },
        only: true,
        save: OK,
      },
    },
    { id: 'device', shows: 'other', path: '/', query: { viewmode: ':view(1[0-9])', gotonode: ':node' } },
  ],
  actions: [
    {
      id: 'delete-user',
      pages: ['user'],
      control: `${DIALOG}:has(#p10check) ${OK}`,
      does: 'delete',
      object: '#p30userName',
    },
    {
      id: 'change-password',
      pages: ['user'],
      control: `${DIALOG}:has(#p4pass1):not(:has(#p4email)) ${OK}`,
      does: 'reset-password',
      object: '#p30userName',
    },
    {
      id: 'change-rights',
      pages: ['user', 'users'],
      control: `${DIALOG}:has(#ua_fulladmin) ${OK}`,
      does: 'change-role',
      object: '#p30userName',
    },
    {
      id: 'desktop',
      pages: ['device'],
      control: '#connectbutton1, #connectbutton1r, #connectbutton1h',
      does: 'remote-session',
      object: device,
    },
    {
      id: 'terminal',
      pages: ['device'],
      control: '#connectbutton2, #connectbutton2s, #connectbutton2h',
      does: 'remote-session',
      object: device,
    },
    { id: 'files', pages: ['device'], control: '#p13Connect, #p13Connects', does: 'remote-session', object: device },
  ],
});
