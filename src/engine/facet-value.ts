/**
 * Values of filters and facets as the engine holds them. It takes strings for equal that are not (BBC and bbc, é and
 * its decomposition, ﷺ and the words it stands for), cuts their ends off, and reads no more than the first 468 bytes.
 * So each value carries a hash of itself, which the engine cannot mistake.
 */
import { toUSVString } from 'node:util';
import { toKey } from '../article/article-key.ts';

/** Stands between value and hash; values may hold it too, hashes never do. */
const SEPARATOR = '\u001F';
/** Longest value that is written out, in bytes as the engine compares it; with its hash it stays under 468. */
const MAX_BYTES = 400;

/** What is stored and filtered by: different values never give the same. */
export function toFacetValue(value: string): string {
  const compared = value.normalize('NFKD').toLowerCase();
  return `${Buffer.byteLength(compared) > MAX_BYTES ? '' : toUSVString(value)}${SEPARATOR}${toKey(value)}`;
}

/** The value itself; null when it was too long to be written out. */
export function fromFacetValue(stored: string): string | null {
  return stored.slice(0, stored.lastIndexOf(SEPARATOR)) || null;
}
