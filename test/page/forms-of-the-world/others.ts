let next = 0;
const row = (label: string, is: string, attributes = ''): string =>
  `<div><label for="y${++next}">${label}</label><input id="y${next}" ${attributes} data-is="${is}"></div>`;
const form = (...parts: string[]): string => `<form>${parts.join('\n')}</form>`;
const none = (labels: string): string => form(...labels.split('|').map((label) => row(label, '-')));

/** Forms that look like a user's and are not, or hold somebody else's particulars beside the user's. */
export const OTHERS: Record<string, string> = {
  'a search box': form('<input type="search" placeholder="Search users by name or e-mail" name="q" data-is="-">'),
  'a filter row of a list': form(
    '<input name="filter[name]" placeholder="Filter by name" data-is="-">',
    '<input name="filter[email]" placeholder="Filter by email" data-is="-">',
    '<input aria-label="Search companies" data-is="-">',
    '<input placeholder="Buscar usuario" data-is="-">',
    '<select name="per_page" data-is="-"><option>10</option><option>25</option></select>',
  ),
  'a new group': none('Group name|Group description|Group email|Owner|Group type'),
  'a new device': none(
    'Device name|Hostname|IP address|MAC address|Serial number|Asset tag|Model|Operating system|Device owner|Warranty expires',
  ),
  'a mail server': none('SMTP host|Port|SMTP username|SMTP password|From|Reply-To|Mail server'),
  'a directory connection': none('Server|Base DN|LDAP user|LDAP password|Domain controller|Database name'),
  'a token': none('Token name|API key|Client ID|Client secret|Redirect URI|Scopes|Expires on'),
  'a card': form(
    row('Name on card', '-', 'name="cardholder"'),
    row('Card number', '-', 'name="cardnumber" inputmode="numeric"'),
    row('Expiry (MM/YY)', '-', 'name="exp"'),
    row('CVC', '-', 'name="cvc"'),
    row('Promo code', '-'),
  ),
  'signing in a second time': form(
    row('Enter the 6-digit code', '-', 'name="otp" autocomplete="one-time-code"'),
    row('Captcha', '-', 'name="captcha"'),
    row('Recovery code', '-', 'name="recovery_code"'),
  ),
  'other people of a joiner': form(
    row('First name', 'name.givenName'),
    row('Last name', 'name.familyName'),
    row('Approver', '-'),
    row('Approver email', '-', 'type="email"'),
    row('Manager', 'manager'),
    row('Manager email', '-', 'type="email"'),
    row("Manager's phone", '-', 'type="tel"'),
    row('Emergency contact name', '-'),
    row('Emergency contact phone', '-', 'type="tel"'),
    row('Requested by', '-'),
  ),
  'a new policy, named "name" by its programmer': form(
    row('Policy name', '-', 'name="name" id="name"'),
    row('Description', '-', 'name="description"'),
  ),
  'what belongs to a company': none(
    'Company website|Company registration number|Company logo|Company size|Company description|Department code|Name of the boat',
  ),
  'a script': none('Script name|Schedule name|Run as|Timeout|Arguments'),
};
