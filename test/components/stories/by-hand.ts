/** What a person does in a story once it is shown: each deed waits until what it is done to is there. */
import type { Story } from './story.ts';

/** Presses buttons and fills fields of a story, as the person would, once it is shown. */
export function after(given: Story, ...deeds: (() => unknown)[]): Story {
  const press = async () => {
    for (const deed of deeds) {
      await new Promise((done) => setTimeout(done, 12));
      await deed();
    }
  };
  return {
    ...given,
    view: () => {
      void press();
      return given.view();
    },
  };
}

/** What is found, as soon as it is there; given up after half a second. */
async function found<T>(look: () => T | null | undefined): Promise<T | undefined> {
  for (let tries = 0; tries < 50; tries++) {
    const one = look();
    if (one) return one;
    await new Promise((done) => setTimeout(done, 8));
  }
  return undefined;
}

export const pressed = (kind: 'button' | 'summary', text: string) => async () =>
  (await found(() => [...document.querySelectorAll(kind)].find((one) => one.textContent?.trim() === text)))?.click();
export const button = (text: string) => pressed('button', text);

export const open = (selector: string) => async () => {
  const details = await found(() => document.querySelector<HTMLDetailsElement>(selector));
  if (details) details.open = true;
};

export const type = (label: string, text: string) => async () => {
  const field = await found(
    () => [...document.querySelectorAll('label')].find((one) => one.textContent === label)?.control,
  );
  if (!(field instanceof HTMLInputElement)) return;
  field.value = text;
  for (const told of ['input', 'change']) field.dispatchEvent(new Event(told, { bubbles: true }));
};

/** A file by this name, to whatever asks for one. */
export const give = (name: string) => async () => {
  const input = await found(() => document.querySelector<HTMLInputElement>('input[type=file]'));
  if (!input) return;
  const files = new DataTransfer();
  files.items.add(new File(['{}'], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};
