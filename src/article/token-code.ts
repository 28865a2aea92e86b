/**
 * Token codes: a text as a string of fixed width per token, so that ranking and phrases can be read from it without
 * analyzing the text again. Codes are hashes: they order and check what exact filters have found, and never count by
 * themselves.
 */
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';

/** ASCII that JSON sends as it is, 6 bits each. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Units of the parts of a code: the term, then the folded and the written form. */
export const TERM_CODE_LENGTH = 4;
const FORM_CODE_LENGTH = 2;
export const TOKEN_CODE_LENGTH = TERM_CODE_LENGTH + 2 * FORM_CODE_LENGTH;

/** What of a token goes into its code. */
export type CodedToken = Pick<Token, 'term' | 'folded' | 'surface' | 'stop'>;

/**
 * The code of a token: its first `TERM_CODE_LENGTH` units are those of its term, whatever its form. A stop word never
 * has the code of a term that is spelt like it.
 */
export function toTokenCode({ term, folded, surface, stop }: CodedToken): string {
  return (
    toCode(hash(stop ? ` ${term}` : term), TERM_CODE_LENGTH) +
    toCode(hash(folded), FORM_CODE_LENGTH) +
    toCode(hash(toWrittenForm(surface)), FORM_CODE_LENGTH)
  );
}

/** How near two tokens with the same term code are: 2 the same spelling, 1 the same folded form, 0 the same term. */
export function compareForms(codes: string, at: number, wanted: string): 0 | 1 | 2 {
  const folded = TERM_CODE_LENGTH;
  const written = TERM_CODE_LENGTH + FORM_CODE_LENGTH;
  if (codes.startsWith(wanted.slice(written), at + written)) return 2;
  return codes.startsWith(wanted.slice(folded, written), at + folded) ? 1 : 0;
}

/** Names two terms that stand side by side, in this order; different pairs have different names but once in 2⁴⁸. */
export function toPair(first: string, second: string): string {
  const text = `${first} ${second}`;
  return (hash(text) * 0x1_0000 + (hash(`${text} `) & 0xffff)).toString(36);
}

/** FNV-1a over UTF-16 units, mixed once more so that its low bits depend on every unit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

function toCode(value: number, length: number): string {
  let code = '';
  for (let rest = value, at = 0; at < length; at += 1, rest >>>= 6) code += DIGITS.charAt(rest & 63);
  return code;
}
