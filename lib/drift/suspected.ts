/**
 * A profile that misreads must not flood the board. What one version of a profile reads of one attribute is suspected when most of it disagrees, for many people, and the
 * disagreement came with the reading and not with the record.
 */
export interface ReadingCount {
  /** places where this version of the profile first read the value that is there now, and it disagrees */
  off: number;
  /** technicians among them */
  technicians: number;
  /** accounts this version read */
  read: number;
}

const LEAST_PLACES = 10;
const LEAST_TECHNICIANS = 5;
const MOST_SHARE = 0.5;

export const isSuspected = ({ off, technicians, read }: ReadingCount): boolean =>
  off >= LEAST_PLACES && technicians >= LEAST_TECHNICIANS && off >= read * MOST_SHARE;
