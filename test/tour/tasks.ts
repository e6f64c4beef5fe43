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
  steps: FormStep[];
}

export interface Person {
  login: string;
  given: string;
  family: string;
  display: string;
  nick: string;
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

/** `client` names the person as the client's convention does, `own` as the MSP's does for consoles that serve every client. */
export function accountTasks(client: Person, own: Person): Task[] {
  return [
    {
      console: 'lam',
      steps: [
        {
          name: 'lam-personal',
          open: async (page, hands) => {
            await hands.click(page, 'button[name="new"]');
            await page.waitForSelector('[name=givenName]');
          },
          fields: {
            '[name=givenName]': client.given,
            '[name=sn]': client.family,
            '[name=street_0]': client.street,
            '[name=postalCode_0]': client.postal,
            '[name=l_0]': client.city,
            '[name=st_0]': client.region,
            '[name=telephoneNumber_0]': client.phone,
            '[name=mobile_0]': client.mobile,
            '[name=mail_0]': client.email,
            '[name=title_0]': client.title,
            '[name=employeeNumber]': client.employee,
            '[name=departmentNumber_0]': client.department,
            '[name=o_0]': client.organization,
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
          proposed: { '[name=uid]': client.login, '[name=cn_0]': client.display },
          done: async (page, hands) => {
            await hands.click(page, 'button[name="accountContainerSaveAccount"]');
            await page.waitForSelector('text=Account was created successfully');
          },
        },
      ],
    },
    {
      console: 'mesh',
      steps: [
        {
          name: 'mesh-new-account',
          open: async (page, hands) => {
            await hands.click(page, 'input[value="New Account..."]');
            await page.waitForSelector('#p4name', { state: 'visible' });
          },
          fields: { '#p4name': own.login, '#p4email': own.email },
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
      steps: [
        {
          name: 'rt-create-user',
          open: async (page, hands) => {
            await hands.click(page, '#page-navigation >> text=Create');
            await page.waitForSelector('input[name=Name]');
          },
          fields: {
            'input[name=Name]': own.login,
            'input[name=EmailAddress]': own.email,
            'input[name=RealName]': own.display,
            'input[name=NickName]': own.nick,
            'input[name=Organization]': own.organization,
            'input[name=Address1]': own.street,
            'input[name=City]': own.city,
            'input[name=State]': own.region,
            'input[name=Zip]': own.postal,
            'input[name=Country]': own.country,
            'input[name=WorkPhone]': own.phone,
            'input[name=MobilePhone]': own.mobile,
            'div.form-row:has(> .label:text("Department")) input[type=text]': own.department,
            'div.form-row:has(> .label:text("Job title")) input[type=text]': own.title,
            'div.form-row:has(> .label:text("Employee ID")) input[type=text]': own.employee,
          },
          done: async (page, hands) => {
            await hands.click(page, 'input[name="SaveChanges"], button:has-text("Create"), input[value="Create"]');
            await page.waitForLoadState();
          },
        },
      ],
    },
  ];
}
