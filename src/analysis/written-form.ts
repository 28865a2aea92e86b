/** The written form of a word: its spelling as a catalogue tells words apart, before any folding. */
import { TATWEEL } from './letters.ts';

/** Vowel marks, format characters (bidi, joiners) and tatweel: how a word is set, not how it is spelt. */
const NOT_SPELLING = new RegExp(`[\\p{Mn}\\p{Cf}${TATWEEL}]`, 'gu');

/** NFKC without marks, tatweel and format characters, in lower case. Hamza, ى and ة stay: علي is not على. */
export function toWrittenForm(word: string): string {
  return word.normalize('NFKC').replace(NOT_SPELLING, '').toLowerCase();
}
