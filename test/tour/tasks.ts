import type { Page } from 'playwright-core';
import type { Hands } from '../drive/hands.ts';

/**
 * The tour's task, as data and steps: give one technician an account in three consoles. The same steps are walked twice, once typing every value and once
 * with Unswivel; only `enter` differs. Values are what the record derives, so that both runs store the same.
 */
export interface FormStep {
  /** shown in progress lines and file names */
  name: string;
  /** opens the form, with counted input */
  open(page: Page, hands: Hands): Promise<void>;
  /** control → the value a person would type there */
  fields: Record<string, string>;
  /** what a page proposes itself and the person leaves */
  proposed?: Record<string, string>;
  /** saves or goes on, with counted input */
  done(page: Page, hands: Hands): Promise<void>;
}

export interface Task {
  console: 'rt' | 'mesh' | 'lam';
  /** where the work begins, below the console's address */
  start: string;
  /** shown when the start page can be worked on */
  ready: string;
  steps: FormStep[];
}

export interface Person {
  login: string;
  given: string;
  family: string;
  display: string;
  email: string;
  phone: string;
  mobile: string;
  title: string;
  department: string;
  organization: string;
  employee: string;
  street: string;
  city: string;
  region: string;
  postal: string;
  country: string;
}

/** One technician's accounts in a client's directory, the RMM and the ticketing system. */
export function accountTasks(person: Person): Task[] {
  return [
    {
      console: 'lam',
      start: '/templates/lists/list.php?type=user',
      ready: 'button[name="new"]',
      steps: [
        {
          name: 'lam-personal',
          open: async (page, hands) => {
            await hands.click(page, 'button[name="new"]');
            await page.waitForSelector('[name=givenName]');
          },
          fields: {
            '[name=givenName]': person.given,
            '[name=sn]': person.family,
            '[name=street_0]': person.street,
            '[name=postalCode_0]': person.postal,
            '[name=l_0]': person.city,
            '[name=st_0]': person.region,
            '[name=telephoneNumber_0]': person.phone,
            '[name=mobile_0]': person.mobile,
            '[name=mail_0]': person.email,
            '[name=title_0]': person.title,
            '[name=employeeNumber]': person.employee,
            '[name=departmentNumber_0]': person.department,
            '[name=o_0]': person.organization,
          },
          done: async (page, hands) => {
            await hands.click(page, 'button[name="form_main_posixAccount"]');
            await page.waitForSelector('[name=uid]');
          },
        },
        {
          name: 'lam-unix',
          open: async () => {},
          fields: {},
          proposed: { '[name=uid]': person.login, '[name=cn_0]': person.display },
          done: async (page, hands) => {
            await hands.click(page, 'button[name="accountContainerSaveAccount"]');
            await page.waitForSelector('text=Account was created successfully');
          },
        },
      ],
    },
    {
      console: 'mesh',
      start: '/?viewmode=4',
      ready: 'input[value="New Account..."]',
      steps: [
        {
          name: 'mesh-new-account',
          open: async (page, hands) => {
            await hands.click(page, 'input[value="New Account..."]');
            await page.waitForSelector('#p4name', { state: 'visible' });
          },
          fields: { '#p4name': person.login, '#p4email': person.email },
          done: async (page, hands) => {
            await hands.click(page, '#p4randomPassword');
            await hands.click(page, '#idx_dlgOkButton');
            await page.waitForTimeout(800);
          },
        },
      ],
    },
    {
      console: 'rt',
      start: '/Admin/Users/',
      ready: '#page-navigation',
      steps: [
        {
          name: 'rt-create-user',
          open: async (page, hands) => {
            await hands.click(page, '#page-navigation >> text=Create');
            await page.waitForSelector('input[name=Name]');
          },
          fields: {
            'input[name=Name]': person.login,
            'input[name=EmailAddress]': person.email,
            'input[name=RealName]': person.display,
            'input[name=Organization]': person.organization,
            'input[name=Address1]': person.street,
            'input[name=City]': person.city,
            'input[name=State]': person.region,
            'input[name=Zip]': person.postal,
            'input[name=Country]': person.country,
            'input[name=WorkPhone]': person.phone,
            'input[name=MobilePhone]': person.mobile,
            '.edit-custom-field:has(:text("Department:")) input[type=text]': person.department,
            '.edit-custom-field:has(:text("Job title:")) input[type=text]': person.title,
            '.edit-custom-field:has(:text("Employee ID:")) input[type=text]': person.employee,
          },
          done: async (page, hands) => {
            await hands.click(page, 'form[name=UserCreate] input[type=submit]');
            await page.waitForSelector('form[name=UserModify]');
          },
        },
      ],
    },
  ];
}
