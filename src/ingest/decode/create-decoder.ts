/** Bytes to text in pieces, for every encoding that is read. */
import { mendWindows1252 } from '../../article/windows-1252.ts';
import type { Encoding } from './detect-encoding.ts';

/** Decodes the next bytes; without bytes, what a cut character left. A byte order mark is kept. */
export type Decode = (bytes?: Uint8Array) => string;

export function createDecoder(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const decode: Decode = (bytes) => (bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true }));
  return encoding === 'windows-1252' ? (bytes) => mendWindows1252(decode(bytes)) : decode;
}

/** All of a text; characters that are no valid bytes of the encoding come as U+FFFD. */
export function decodeWhole(bytes: Uint8Array, encoding: Encoding): string {
  const decode = createDecoder(encoding);
  return decode(bytes) + decode();
}
