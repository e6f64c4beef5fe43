import type { Technician } from '../../../lib/record/record.schema.ts';
import { optionsText } from '../../text.ts';
import { AccountLines } from '../account/account-lines.tsx';
import type { OptionsContext } from '../context.ts';
import { ExceptionLines } from '../exception/exception-lines.tsx';

/** What lies on top of a technician's record: accounts in consoles, and exceptions about them. */
export function OfTechnician({ context, technician }: { context: OptionsContext; technician: Technician }) {
  return (
    <>
      <AccountLines context={context} technician={technician.id} />
      <ExceptionLines context={context} technician={technician.id} none={optionsText.technicians.noExceptions} />
    </>
  );
}
