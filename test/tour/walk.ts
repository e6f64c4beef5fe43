import type { Page } from 'playwright-core';
import type { Hands } from '../drive/hands.ts';
import { overlayOf } from '../drive/overlay.ts';
import type { FormStep, Task } from './tasks.ts';

/** Walks a task's steps from its start page; `enter` brings the values in. */
export async function walk(
  task: Task,
  page: Page,
  url: string,
  hands: Hands,
  enter: (step: FormStep) => Promise<void>,
): Promise<void> {
  await page.goto(url + task.start);
  await page.locator(task.ready).first().waitFor({ state: 'visible' });
  for (const step of task.steps) {
    await step.open(page, hands);
    await enter(step);
    await step.done(page, hands);
  }
}

/** A person types what the form needs; what the page proposed right is left. */
export async function typeStep(step: FormStep, page: Page, hands: Hands): Promise<void> {
  for (const [selector, value] of Object.entries(step.fields)) await hands.type(page, selector, value);
}

export interface FilledStep {
  filled: number;
  kept: number;
  wrong: string[];
}

/** The person opens the panel if it is closed and presses Fill; then the page is asked what it holds after its own scripts ran. */
export async function fillStep(
  step: FormStep,
  page: Page,
  hands: Hands,
  picture?: (page: Page, name: string) => Promise<void>,
): Promise<FilledStep> {
  const wanted = Object.entries({ ...step.fields, ...step.proposed });
  if (Object.keys(step.fields).length > 0) {
    const overlay = await overlayOf(page);
    if (!/Signed in as/.test(await overlay.waitFor(/\S/))) await overlay.click('Open the Unswivel panel', hands);
    await overlay.waitFor('Signed in as');
    await picture?.(page, `${step.name}-panel`);
    await page.waitForTimeout(600); // a person looks before pressing; the guard asks for half a second in view
    await overlay.click(/^Fill\b/, hands);
    await overlay.waitFor(/filled/i);
    await page.waitForTimeout(300);
    await picture?.(page, `${step.name}-filled`);
  }
  const result: FilledStep = { filled: 0, kept: 0, wrong: [] };
  for (const [selector, value] of wanted) {
    const held = await page.locator(selector).first().inputValue();
    if (selector in step.fields) result.filled += held === '' ? 0 : 1;
    if (held === value) result.kept += selector in step.fields ? 1 : 0;
    else result.wrong.push(`${step.name}: ${selector} holds “${held}”, not “${value}”`);
  }
  return result;
}
