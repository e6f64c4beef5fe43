/** `GET /v1/accounts?client=…&console=…`: all accounts of one client in one console, for a device that does not hold them. 403 `client.notServed` for a client the caller does not see. */
import { z } from 'zod';
import { accountSchema } from '../record/record.schema.ts';

const id = z.string().min(1).max(128);

/** As many accounts as a device holds, or one place has. */
export const MOST_ACCOUNTS = 20_000;

export const accountsQuerySchema = z.strictObject({ client: id, console: id });
export const accountsAnswerSchema = z.object({ accounts: z.array(accountSchema).max(MOST_ACCOUNTS) });
