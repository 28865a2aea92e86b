/** Cutting a chunk that is not one plain Arabic word: numbers with separators, dates, abbreviations with dots. */
import { classOfCodePoint, DIGIT, FORMAT, JOINER, JOINERS, kindOf, MARK, OTHER_LETTER } from './character-class.ts';
import { MAX_FOLDED_LENGTH } from './fold.ts';
import { foldCharacter, isDropped } from './fold-table.ts';
import { LONGEST_INITIAL } from './next-chunk.ts';
import { joinNumber } from './number.ts';

/** A piece of a chunk: one token. */
export interface Piece {
  /** UTF-16 offsets into the chunk. */
  readonly start: number;
  readonly end: number;
  /** The folded form where the piece is more than its letters (a number, an abbreviation); null: fold it as a word. */
  readonly folded: string | null;
}

/** A stretch of one kind: letters of one script family, digits, or a single joiner. */
interface Stretch {
  kind: number;
  readonly start: number;
  /** End of the last letter, digit or mark; format characters at the end do not count. */
  end: number;
}

/** Cuts a chunk (word characters with joiners between them). Pieces are in order and do not overlap. */
export function splitChunk(chunk: string): Piece[] {
  const stretches = toStretches(chunk);
  const pieces: Piece[] = [];
  for (let at = 0; at < stretches.length;) {
    const first = stretches[at];
    if (!first || first.kind === JOINER) {
      at += 1;
      continue;
    }
    const end = endOfRun(chunk, stretches, at);
    pieces.push(...toPieces(chunk, stretches.slice(at, end)));
    at = end;
  }
  return pieces;
}

/** Index after the longest run from `at` of digits, or of initials, with single joiners between them. */
function endOfRun(chunk: string, stretches: readonly Stretch[], at: number): number {
  const first = stretches[at];
  let end = at + 1;
  if (!first || (first.kind !== DIGIT && !isInitial(chunk, first))) return end;
  for (; end + 1 < stretches.length; end += 2) {
    const joiner = stretches[end];
    const next = stretches[end + 1];
    if (joiner?.kind !== JOINER || next?.kind !== first.kind) break;
    if (first.kind !== DIGIT && (toJoiner(chunk.charAt(joiner.start)) !== '.' || !isInitial(chunk, next))) break;
  }
  return end;
}

const singles = new Map<string, boolean>();

/** Whether it is a single letter in every normalization form: the ligature ﻻ is two. */
function isInitial(chunk: string, { start, end }: Stretch): boolean {
  if (end - start > LONGEST_INITIAL) return false;
  const written = chunk.slice(start, end);
  if (end - start > 1) return isSingle(written);
  const known = singles.get(written);
  if (known !== undefined) return known;
  const single = isSingle(written);
  singles.set(written, single);
  return single;
}

function isSingle(written: string): boolean {
  return [...written.normalize('NFKC')].filter((character) => !isDropped(character)).length === 1;
}

function toPieces(chunk: string, run: readonly Stretch[]): Piece[] {
  const words = run.filter(({ kind }) => kind !== JOINER);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return [];
  if (first.kind !== DIGIT) {
    if (words.length === 1) return [{ start: first.start, end: first.end, folded: null }];
    const letters = words.map(({ start, end }) => foldAll(chunk.slice(start, end).normalize('NFKC')));
    return [{ start: first.start, end: last.end, folded: letters.join('') }];
  }
  const groups = words.map(({ start, end }) => foldDigits(chunk, start, end));
  const joiners = run.filter(({ kind }) => kind === JOINER).map(({ start }) => toJoiner(chunk.charAt(start)));
  const number = groups.length === 1 ? null : joinNumber({ groups, joiners });
  if (number !== null) return [{ start: first.start, end: last.end, folded: number.slice(0, MAX_FOLDED_LENGTH) }];
  return words.map(({ start, end }, at) => ({ start, end, folded: withoutFill(groups[at] ?? '') }));
}

/** Digits with the zero off that only fills a date or a clock (06 for 6). */
function withoutFill(digits: string): string {
  return digits.length === 2 && digits.startsWith('0') ? digits.slice(1) : digits;
}

function foldAll(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** What compatibility characters become, one by one. */
const foldedDigits = new Map<number, string>();

function foldDigits(chunk: string, start: number, end: number): string {
  let folded = '';
  for (let at = start; at < end && folded.length < MAX_FOLDED_LENGTH; at += 1) {
    const codePoint = chunk.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    let digits = foldedDigits.get(codePoint);
    if (digits === undefined)
      foldedDigits.set(codePoint, (digits = foldAll(String.fromCodePoint(codePoint).normalize('NFKC'))));
    folded += digits;
  }
  return folded;
}

/** A joiner of numbers without its compatibility forms. */
function toJoiner(character: string): string {
  return JOINERS.has(character) ? character : character.normalize('NFKC');
}

function toStretches(chunk: string): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  const begin = (kind: number, start: number, end: number): void => {
    open = { kind, start, end };
    stretches.push(open);
  };
  for (let start = 0, end = 0; start < chunk.length; start = end) {
    const codePoint = chunk.codePointAt(start) ?? 0;
    end = start + (codePoint > 0xffff ? 2 : 1);
    const bits = classOfCodePoint(codePoint);
    if (bits === JOINER) begin(JOINER, start, end);
    else if (bits === MARK) {
      if (open && open.kind !== JOINER) open.end = end;
    } else if (bits !== FORMAT) {
      const kind = kindOf(bits);
      if (!open || open.kind === JOINER) begin(kind, start, end);
      else {
        // Letters of other scripts take digits in.
        if (open.kind !== kind) open.kind = OTHER_LETTER;
        open.end = end;
      }
    }
  }
  return stretches;
}
