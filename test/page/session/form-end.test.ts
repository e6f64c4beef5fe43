import { describe, expect, it } from 'vitest';
import { endsForm } from '../../../lib/page/session/form-end.ts';

describe('a button that is pressed after a fill', () => {
  it.each([
    'Save',
    'Create user',
    'Add',
    'Finish',
    'Speichern',
    'Benutzer anlegen',
    'Hinzufügen',
    'Enregistrer',
    'Créer',
  ])('ends the form where it says %s', (says) => expect(endsForm(says)).toBe(true));
  it.each(['Guardar', 'Crear usuario', 'Salva', 'Aggiungi', 'Opslaan', 'Toevoegen', 'Salvar', 'Concluir'])(
    'ends it where it says %s',
    (says) => expect(endsForm(says)).toBe(true),
  );
  it.each([
    'Next',
    'Save and continue',
    'Speichern und weiter',
    'Suivant',
    'Enregistrer et continuer',
    'Siguiente',
    'Avanti',
    'Volgende',
    'Próximo',
    'Address',
    'Back',
    'Dalej',
  ])('leaves the form open where it says %s', (says) => expect(endsForm(says)).toBe(false));
});
