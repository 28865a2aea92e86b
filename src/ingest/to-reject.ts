/** A rejected line as it is reported and written down, and the way back from a line of a rejects file. */
import { z } from 'zod';
import type { Origin, Reject } from './reading.ts';

/** How much of a rejected line is kept. */
export const MAX_REJECT_BYTES = 65_536;

/** The reject of a line. `length` is that of the whole line when `bytes` is only its beginning. */
export function toReject(origin: Origin, reasons: readonly string[], bytes: Buffer, length = bytes.length): Reject {
  const kept = bytes.subarray(0, MAX_REJECT_BYTES);
  const isCut = kept.length < length;
  const text = decodeStrictly(kept, isCut);
  return {
    ...origin,
    reasons,
    ...(text === null ? { text: kept.toString('utf8'), textBase64: kept.toString('base64') } : { text }),
    ...(isCut ? { cut: true } : {}),
  };
}

/** Null when the bytes are not UTF-8; a character that the cut goes through is left out. */
function decodeStrictly(bytes: Buffer, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

const rejectLine = z.strictObject({
  file: z.string(),
  line: z.number(),
  reasons: z.array(z.string()),
  text: z.string(),
  textBase64: z.string().optional(),
  cut: z.boolean().optional(),
});

/** The line that was rejected when `json` is a line of a rejects file, so that the file can be read again; else null. */
export function toRejectedLine(json: unknown): { readonly bytes: Buffer; readonly isCut: boolean } | null {
  if (typeof json !== 'object' || json === null || !('reasons' in json)) return null;
  const parsed = rejectLine.safeParse(json);
  if (!parsed.success) return null;
  const { text, textBase64, cut = false } = parsed.data;
  const original = Buffer.from(textBase64 ?? '', 'base64');
  // Who repairs it changes what can be read: bytes that show otherwise are out of date.
  const isRepaired = textBase64 === undefined || original.toString('utf8') !== text;
  return { bytes: isRepaired ? Buffer.from(text) : original, isCut: cut };
}
