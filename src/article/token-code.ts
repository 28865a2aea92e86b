/**
 * Token codes: a text as a few bytes per token, so that ranking and phrases can be read from it without analyzing the
 * text again. Codes are hashes: they order and check what exact filters have found, and never count by themselves.
 */
import { Buffer } from 'node:buffer';
import type { Token } from '../analysis/token.ts';
import { toWrittenForm } from '../analysis/written-form.ts';

/** What of a token goes into its code. */
export type CodedToken = Pick<Token, 'term' | 'folded' | 'surface' | 'stop'>;

export interface TokenCode {
  /** 24 bits of the term. A stop word never has the code of a term that is spelt like it. */
  readonly term: number;
  /** 8 bits of the folded form, then 8 of the written form. */
  readonly forms: number;
}

/** The codes of a title and a body, token after token, those of the title first. */
export interface TokenCodes {
  readonly terms: Int32Array;
  readonly forms: Uint16Array;
  readonly titleTokens: number;
}

/** Three bytes of the term, two of the forms; the lowest first. */
const BYTES_PER_TOKEN = 5;
const TERM_BITS = 0xff_ffff;

/** `TokenCode.term` of a term, or of a stop word. */
export function toTermCode(term: string, stop: boolean): number {
  return hash(stop ? ` ${term}` : term) & TERM_BITS;
}

export function toTokenCode({ term, folded, surface, stop }: CodedToken): TokenCode {
  return {
    term: toTermCode(term, stop),
    forms: ((hash(folded) & 0xff) << 8) | (hash(toWrittenForm(surface)) & 0xff),
  };
}

/** The codes of tokens in order, in base64. */
export function writeTokenCodes(tokens: readonly CodedToken[]): string {
  return toTokenBytes(tokens).toString('base64');
}

/** The codes as bytes, for texts whose tokens come in parts: those of the parts one after another are those of the text. */
export function toTokenBytes(tokens: readonly CodedToken[]): Buffer {
  const bytes = Buffer.alloc(tokens.length * BYTES_PER_TOKEN);
  tokens.forEach((token, at) => {
    const { term, forms } = toTokenCode(token);
    bytes.writeUIntLE(term, at * BYTES_PER_TOKEN, 3);
    bytes.writeUInt16LE(forms, at * BYTES_PER_TOKEN + 3);
  });
  return bytes;
}

/** Reads what `writeTokenCodes` made of a title and of a body. */
export function readTokenCodes(title: string, body: string): TokenCodes {
  const parts = [Buffer.from(title, 'base64'), Buffer.from(body, 'base64')] as const;
  const titleTokens = Math.floor(parts[0].length / BYTES_PER_TOKEN);
  const length = titleTokens + Math.floor(parts[1].length / BYTES_PER_TOKEN);
  const terms = new Int32Array(length);
  const forms = new Uint16Array(length);
  let token = 0;
  for (const bytes of parts)
    for (let at = 0; at + BYTES_PER_TOKEN <= bytes.length; at += BYTES_PER_TOKEN, token += 1) {
      terms[token] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
      forms[token] = (bytes[at + 3] ?? 0) | ((bytes[at + 4] ?? 0) << 8);
    }
  return { terms, forms, titleTokens };
}

/** How near two tokens of one term are: 2 the same spelling, 1 the same folded form, 0 the same term. */
export function compareForms(forms: number, wanted: number): 0 | 1 | 2 {
  if (forms === wanted) return 2;
  return forms >> 8 === wanted >> 8 ? 1 : 0;
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
