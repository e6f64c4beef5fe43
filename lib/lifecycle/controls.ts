/** Which controls each part of a request's proof is evidence for. Data only: whoever audits by another catalogue adds its ids here. */

/** What is answered about an account, and a control may ask for. */
export const ANSWERS = ['asked', 'approved', 'applied', 'verified', 'retired'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Control {
  id: string;
  title: string;
  for: readonly Answer[];
}

/** NIST CSF 2.0 · OWASP Non-Human Identities Top 10 2025 · SOC 2 Trust Services Criteria 2017 (2022) · ISO/IEC 27001:2022 Annex A · CIS Controls 8 */
export const CONTROLS: readonly Control[] = [
  {
    id: 'NIST CSF PR.AA-01',
    title: 'Identities and credentials are managed by the organization',
    for: ['asked', 'applied', 'retired'],
  },
  {
    id: 'NIST CSF PR.AA-05',
    title: 'Access permissions are defined, managed, enforced and reviewed',
    for: ['asked', 'approved', 'verified', 'retired'],
  },
  {
    id: 'NIST CSF ID.RA-07',
    title: 'Changes and exceptions are managed, assessed for risk, recorded and tracked',
    for: ['asked', 'approved'],
  },
  {
    id: 'NIST CSF PR.PS-04',
    title: 'Log records are generated and made available',
    for: ['applied', 'verified', 'retired'],
  },
  {
    id: 'NIST CSF DE.CM-03',
    title: 'Personnel activity and technology usage are monitored',
    for: ['applied', 'verified'],
  },
  { id: 'OWASP NHI1:2025', title: 'Improper offboarding', for: ['retired'] },
  { id: 'OWASP NHI5:2025', title: 'Overprivileged NHI', for: ['approved'] },
  { id: 'OWASP NHI10:2025', title: 'Human use of NHI', for: ['applied'] },
  { id: 'SOC 2 CC6.1', title: 'Logical access security', for: ['approved', 'applied'] },
  {
    id: 'SOC 2 CC6.2',
    title: 'Users are registered and authorized before access, and removed when it ends',
    for: ['asked', 'approved', 'retired'],
  },
  {
    id: 'SOC 2 CC6.3',
    title: 'Access is authorized, modified or removed by role, with least privilege and separation of duties',
    for: ['approved', 'verified', 'retired'],
  },
  { id: 'ISO 27001 A.5.15', title: 'Access control', for: ['approved'] },
  { id: 'ISO 27001 A.5.16', title: 'Identity management', for: ['asked', 'applied', 'retired'] },
  { id: 'ISO 27001 A.5.17', title: 'Authentication information', for: ['applied'] },
  { id: 'ISO 27001 A.5.18', title: 'Access rights', for: ['asked', 'approved', 'verified', 'retired'] },
  { id: 'ISO 27001 A.8.15', title: 'Logging', for: ['applied', 'verified'] },
  { id: 'CIS 5', title: 'Account management', for: ['asked', 'applied', 'retired'] },
  { id: 'CIS 6', title: 'Access control management', for: ['approved', 'verified', 'retired'] },
];

export const controlsFor = (answer: Answer): string[] =>
  CONTROLS.filter((control) => control.for.includes(answer)).map(({ id }) => id);
