/** Cursors as they travel: where a page ended, as text that nobody needs to read. */
import { z } from 'zod';
import type { Cursor } from '../../search/search-request.ts';

const cursorSchema = z.tuple([z.int().nonnegative(), z.int().nullable(), z.int().nonnegative().nullable()]);

export function toCursorText({ seen, place }: Cursor): string {
  return Buffer.from(JSON.stringify([seen, place?.seconds ?? null, place?.tie ?? null])).toString('base64url');
}

/** Null for a text that is no cursor of ours. */
export function parseCursor(text: string): Cursor | null {
  const parsed = cursorSchema.safeParse(readJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return null;
  const [seen, seconds, tie] = parsed.data;
  return { seen, place: tie === null ? null : { seconds, tie } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
