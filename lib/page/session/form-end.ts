import { attributeOf, closestOf, isElement } from '../native.ts';

/** Words on the button that ends a form, and on one that leads to its next step, in the languages of the classifier. */
const ENDS =
  /\b(save|crea|add\b|update|apply|finish|done|submit|invite|speicher|anlegen|erstell|hinzuf|fertig|abschlie|enregistr|cr[ée]er|ajout|termin|guarda|a[ñn]ad|agreg|finaliz|salva|aggiung|conclu|fine|opslaan|aanmak|toevoeg|voltooi|adicion)/i;
const GOES_ON =
  /\b(next|continue|proceed|weiter|fortfahren|suivant|continu|siguiente|avanti|successiv|prosegui|volgende|doorgaan|verder|seguinte|avan[çc])|pr[óo]xim/i;

/** Whether the words on a button say that it ends a form; “Save and continue” does not. */
export const endsForm = (says: string): boolean => ENDS.test(says) && !GOES_ON.test(says);

/** Calls `ended` when the person presses a button that says it ends a form: what comes after it is another form, not a step of this one. */
export function watchFormEnd(document: Document, parts: { signal: AbortSignal; ended: () => void }): void {
  const { signal, ended } = parts;
  const pressed = ({ isTrusted, target }: Event) => {
    if (!isTrusted || !(target instanceof Node) || !isElement(target)) return;
    const button = closestOf<HTMLInputElement>(target, 'button,[role="button"],[type="submit"],[type="button"],a');
    if (!button) return;
    // biome-ignore lint/performance/useDomNodeTextContent: what a person reads on it
    const says = button.innerText || button.value || attributeOf(button, 'aria-label') || '';
    if (endsForm(says)) ended();
  };
  // A key on a field that sends its form presses the form's own button: that is a click here too.
  document.addEventListener('click', pressed, { signal, capture: true, passive: true });
}
