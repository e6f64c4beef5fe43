/** A download the page makes by itself: no permission is needed for it. */
export function saveFile(name: string, parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then; a page of ours that stays open must not hold the file for ever.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
