/** Paths as a person types them. */
import { relative } from 'node:path';

/** The path from here when it lies below, else as it is. */
export function toDisplayPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
}
