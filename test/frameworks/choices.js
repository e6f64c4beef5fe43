/** What the pages offer to choose from. */
export const TITLES = ['Administrator', 'Engineer', 'Manager', 'Technician'];
export const DEPARTMENTS = ['Cloud services', 'Onboarding', 'Service desk'];
export const COUNTRIES = [
  ['', 'Choose a country'],
  ['DE', 'Germany'],
  ['GB', 'United Kingdom'],
  ['US', 'United States'],
];

/** Every page's form starts with this state and shows it as `window.page.state()`. */
export const EMPTY = {
  first: '',
  last: '',
  email: '',
  phone: '',
  street: '',
  country: '',
  active: false,
  displayName: '',
  title: '',
  department: '',
  start: '',
  password: '',
};

/** Digits are grouped while they are typed: what is written is never what is kept. */
export const PHONE_MASK = '+00 (00) 000-0000';
