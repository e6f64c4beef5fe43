/** The part of the errors' table (errors.ts) that is about administration. */
export const ADMINISTRATION_ERRORS = {
  'record.why': [400, 'Say why, in at least three letters: {what}.'],
  'record.whyHeader': [
    400,
    'The reason in the header unswivel-why is not percent-encoded UTF-8 of at most 512 characters.',
  ],
  'record.kind': [404, 'There is no kind of object “{kind}”.'],
  'account.breakGlass': [422, 'A break-glass account never ends by the clock. Leave its last moment empty.'],
  'account.usedBy': [
    422,
    'Only a shared, break-glass, admin or delegated account may be used by others. {id} is somebody’s own: give the others accounts of theirs.',
  ],
  'account.usedByItself': [
    422,
    'The technician who answers for an account stands there already, and nobody twice: {who}.',
  ],
  'access.authority': [
    409,
    '{system} decides who may be what in {client}’s {kind} consoles. Change it there, or make this the place where it is decided first.',
  ],
  'template.twice': [
    422,
    'The template says twice what it is in {kind} consoles ({purpose}). Say it once in each place.',
  ],
  'machine.secret': [
    422,
    '{where} looks like a secret, and a machine identity never holds one. Keep it in the vault and write where it lies; a thumbprint is written with colons.',
  ],
  'exception.expires': [422, 'An exception ends in the future, and within a year: {why}.'],
  'exception.ended': [409, 'This exception ended on {at}. Make a new one with a reason of its own.'],
  'exception.endHere': [422, 'An exception is ended with a reason of its own, not by editing it.'],
  'exception.review': [422, 'The next review lies in the future and before the exception ends.'],
  'proposal.needed': [
    409,
    'At {clients} this takes two administrators. Change {id} by itself, so that another administrator can agree.',
  ],
  'proposal.open': [409, 'A change of this waits for another administrator already. They decide on it first.'],
  'proposal.unknown': [404, 'There is no such proposal.'],
  'proposal.own': [403, 'Nobody agrees to their own change. Another administrator does.'],
  'proposal.decided': [409, 'Somebody decided on this already: it was {state}.'],
  'proposal.moved': [
    409,
    'This was changed since the proposal was made: it is at version {version}. Decline it and propose the change anew.',
  ],
  'search.after': [400, 'This page mark is not one the collector gave. Begin with the first page.'],
  'search.state': [400, '{kind} have no state “{state}”. They have {states}.'],
  'bulk.part': [400, '{part} of {kind} cannot be changed in bulk. Parts that can: {parts}.'],
  'csv.notUtf8': [
    400,
    'The file is not UTF-8 text, so names would be damaged. Save it as “CSV UTF-8” and choose it again.',
  ],
  'csv.malformed': [400, 'The file cannot be read from line {line} on: {why} Mend that line, or save the file again.'],
  'csv.empty': [400, 'The file has no rows. The first line names the columns; people follow, one a line.'],
  'csv.headers': [400, 'The first line names the column “{header}” twice. Give each column a name of its own.'],
  'csv.key': [
    400,
    'No column holds the {key}, by which people are told apart. Say which column it is, or choose another.',
  ],
  'csv.twice': [400, 'Two columns are taken for {target}: “{one}” and “{other}”. Ignore one of them.'],
  'csv.column': [400, 'The file has no column “{header}”. Map the columns it has.'],
  'csv.rows': [413, 'The file has more than {most} rows. Split it.'],
  'csv.problems': [422, '{count} rows have problems, so nothing was changed. Mend them, or leave these rows out.'],
  'import.source': [422, '“{source}” is not a source of CSV files. Choose one, or bring the people in by hand.'],
  'import.absent': [
    422,
    'Only people of a source can be missing from its file. Choose the source, or leave them as they are.',
  ],
  'import.unknown': [404, 'There is no such import.'],
  'import.running': [409, 'Another import is being written. Wait until it is done.'],
  'import.state': [409, 'This import is {state}. Only one that was applied can be undone.'],
} as const;
