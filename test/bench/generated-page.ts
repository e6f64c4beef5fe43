/** A console's page of so many inputs and nodes: a form of labelled fields among tables of text, as consoles have them. The same numbers give the same page. */
export function generatedPage(inputs: number, nodes: number): string {
  const fields = Array.from({ length: inputs }, (_, index) => field(index)).join('');
  const used = inputs * 3 + 10;
  const rows = Math.max(0, Math.floor((nodes - used) / 6));
  const table = Array.from(
    { length: rows },
    (_, row) => `<tr><td>Row ${row}</td><td><span>Value</span></td><td>2026-11-${(row % 28) + 1}</td><td></td></tr>`,
  );
  const half = Math.floor(table.length / 2);
  return `<h1>Users</h1><table>${table.slice(0, half).join('')}</table><form>${fields}<button>Save</button></form><table>${table.slice(half).join('')}</table>`;
}

const LABELS = [
  'First name',
  'Last name',
  'Username',
  'Email address',
  'Work phone',
  'Mobile phone',
  'Job title',
  'Department',
  'Company',
  'Employee ID',
  'Manager',
  'Street',
  'City',
  'State',
  'Postal code',
  'Country',
  'Time zone',
  'Language',
  'Display name',
  'Middle name',
  'Comments',
  'Search',
  'Fax',
  'Website',
  'Serial number',
];

/** Labels bound in each of the usual ways. */
function field(index: number): string {
  const label = LABELS[index % LABELS.length] as string;
  const name = `${label.toLowerCase().replaceAll(' ', '_')}${index >= LABELS.length ? `_${index}` : ''}`;
  switch (index % 4) {
    case 0:
      return `<p><label for="f${index}">${label}</label><input id="f${index}" name="${name}"></p>`;
    case 1:
      return `<p><label>${label} <input name="${name}"></label></p>`;
    case 2:
      return `<p><span>${label}</span><input name="${name}"></p>`;
    default:
      return `<p><input aria-label="${label}" placeholder="${label}" id="${name}"></p>`;
  }
}
