import type { RoundResult } from './rounds.schema.ts';

/** Answer to `own.round…`: how the round in this browser stands. `none`: none was begun since the browser was started. */
export type RoundState =
  | { is: 'none' }
  | {
      is: 'running' | 'paused' | 'ended';
      id: string;
      /** the browser's number of the tab it is in */
      tab: number;
      /** why it is paused, or ended before its end, as a sentence */
      why?: string;
      accounts: RoundAccount[];
      /** place of the account that is read now, or comes next */
      now?: number;
    };

export interface RoundAccount {
  at: number;
  /** as the console names it */
  name: string;
  console: string;
  client: string;
  technician?: string;
  /** null: not reached yet */
  result: RoundResult | null;
  why?: string;
  /** attributes that are not as the record says */
  differs: string[];
}
