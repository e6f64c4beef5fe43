import { clock } from '../own/moment.ts';

const MOMENT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/** A sentence of the collector's with its moments by the person's own clock. */
export const readableMoments = (sentence: string): string => sentence.replace(MOMENT, (moment) => clock(moment));
