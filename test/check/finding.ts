/** One thing that is wrong, said so that it can be mended: where, what, and what to do instead. */
export interface Finding {
  where: string;
  what: string;
}

/** A check reads the checkout or the build and gives what is wrong; nothing found = it passes. */
export interface Check {
  name: string;
  run(root: string): Promise<Finding[]> | Finding[];
}
