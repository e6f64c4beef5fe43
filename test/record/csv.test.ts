import { describe, expect, it } from 'vitest';
import { guessColumn, guessColumns } from '../../lib/record/csv-columns.ts';
import { csvMoment } from '../../lib/record/csv-moment.ts';
import type { CsvTarget } from '../../lib/record/csv-targets.ts';
import { technicianOf } from '../../lib/record/csv-technician.ts';
import { ENTERPRISE_URN } from '../../lib/record/enterprise.ts';
import { technicianSchema } from '../../lib/record/record.schema.ts';

describe('a column of a file of people', () => {
  it.each([
    ['userName', 'Username', 'UPN', 'sAMAccountName', 'Benutzername', 'userName'],
    ['name.givenName', 'First name', 'givenName', 'Vorname', 'Prénom', 'Nombre', 'Voornaam', 'name.givenName'],
    ['name.familyName', 'Last name', 'SURNAME', 'Nachname', 'Nom', 'Apellidos', 'Cognome', 'Achternaam'],
    ['email', 'E-mail', 'Mail', 'E-Mail-Adresse', 'Correo electrónico', 'Work email'],
    ['employeeNumber', 'Employee ID', 'employee_number', 'Personalnummer', 'Matricule'],
    ['department', 'Department', 'Abteilung', 'Service', 'Departamento'],
    ['manager', 'Manager', 'Vorgesetzter'],
    ['contract.ends', 'End date', 'Contract end', 'Vertragsende'],
    ['ignore', 'Shoe size', 'Password', '???', 'Notes'],
  ])('is taken for %s by its header', (target, ...headers) => {
    expect(headers.map((header) => [header, guessColumn(header)])).toEqual(headers.map((header) => [header, target]));
  });

  it('is one thing only: the first that seems to be it', () => {
    expect(guessColumns(['Mail', 'E-mail', 'Vorname', 'First name'])).toEqual([
      ...['email', 'ignore', 'name.givenName', 'ignore'],
    ]);
  });
});

describe('an end in a file', () => {
  it.each([
    ['2027-03-31', '2027-03-31T23:59:59.000Z'],
    ['31.3.2027', '2027-03-31T23:59:59.000Z'],
    ['2027-03-31T18:00:00+02:00', '2027-03-31T16:00:00.000Z'],
    ['03/04/2027', null],
    ['2027-02-30', null],
    ['31.04.2027', null],
    ['soon', null],
    ['45000', null],
  ])('%s is %s', (text, moment) => {
    expect(csvMoment(text)).toBe(moment);
  });
});

const cells = (given: Partial<Record<CsvTarget, string>>) => new Map(Object.entries(given) as [CsvTarget, string][]);
const nobody = () => null;
const ANN = { 'name.givenName': 'Ann', 'name.familyName': 'Lee', userName: 'ann' } as const;

describe('a row of a file of people', () => {
  it('makes a whole record of somebody new', () => {
    const row = {
      ...ANN,
      email: 'ann@msp.example',
      mobile: '+49 1',
      country: 'Deutschland',
      locality: 'Köln',
      active: 'nein',
    };
    const { next, problems } = technicianOf(cells(row), undefined, 'ann', nobody);
    expect(problems).toEqual([]);
    expect(technicianSchema.parse(next)).toMatchObject({
      ...{ displayName: 'Ann Lee', active: false, emails: [{ value: 'ann@msp.example', type: 'work', primary: true }] },
      ...{ phoneNumbers: [{ value: '+49 1', type: 'mobile' }], addresses: [{ country: 'DE', locality: 'Köln' }] },
    });
  });

  it('leaves what the file has no column for, and takes away what its cell leaves empty', () => {
    const before = technicianOf(
      cells({ ...ANN, title: 'Engineer', department: 'Desk', email: 'a@b.example' }),
      undefined,
      'ann',
      nobody,
    ).next;
    const { next } = technicianOf(cells({ userName: 'ann', department: '' }), before, 'ann', nobody);
    expect(next).toMatchObject({ title: 'Engineer', emails: [{ value: 'a@b.example' }] });
    expect(next[ENTERPRISE_URN]).not.toHaveProperty('department');
    expect(before[ENTERPRISE_URN].department).toBe('Desk');
  });

  it('says what is missing, half, or hides something', () => {
    const sentences = (given: Partial<Record<CsvTarget, string>>) =>
      technicianOf(cells(given), undefined, 'x', nobody).problems.map(({ target }) => target);
    expect(sentences({ userName: 'x' })).toEqual(['name.givenName', 'name.familyName']);
    expect(sentences({ ...ANN, 'contract.ends': '2027-03-31' })).toEqual(['contract.sponsor']);
    expect(sentences({ ...ANN, userType: 'Contractor' })).toEqual(['contract.ends']);
    expect(sentences({ ...ANN, userName: 'a\u200bnn' })).toEqual(['userName']);
    expect(sentences({ ...ANN, manager: 'Who' })).toEqual(['manager']);
  });

  it('keeps what looks like a formula as the text it is', () => {
    const { next } = technicianOf(cells({ ...ANN, title: '=HYPERLINK("http://x")' }), undefined, 'ann', nobody);
    expect(next.title).toBe('=HYPERLINK("http://x")');
  });
});
