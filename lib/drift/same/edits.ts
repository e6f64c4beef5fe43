/** Edits (insert, remove, change, swap two neighbours) between two texts, or `most + 1` when it takes more. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] as number, most + 1);
}

/** Whether one reads like the other with a slip of the keyboard: one edit in four letters or more, two in nine or more. */
export function isSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const most = shorter >= 9 ? 2 : shorter >= 4 ? 1 : 0;
  return most > 0 && editsBetween(a, b, most) <= most;
}
