/** What a file is packed in, by its first bytes. */

/** What is known and not read, by the bytes at its beginning. */
const UNREAD: readonly (readonly [string, string])[] = [
  ['425a68', 'is packed with bzip2'],
  ['fd377a585a00', 'is packed with xz'],
  ['28b52ffd', 'is packed with Zstandard'],
  ['377abcaf271c', 'is a 7z archive'],
  ['526172211a07', 'is a RAR archive'],
  ['d0cf11e0a1b11ae1', 'is a document of an old Office'],
];

/** Why a file of a kind that is known is not read, in words; null for any other. */
export function findUnread(head: Buffer): string | null {
  const start = head.toString('hex', 0, 8);
  const found = UNREAD.find(([bytes]) => start.startsWith(bytes));
  return found === undefined ? null : `${found[1]}, which is not read: unpack it, or save it as text, first`;
}

/** What files may lie in, by the first bytes; null for a file that holds none. */
export function toContainer(head: Buffer): 'gzip' | 'zip' | 'tar' | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)))
    return 'zip';
  return head.subarray(257, 262).toString('latin1') === 'ustar' ? 'tar' : null;
}
