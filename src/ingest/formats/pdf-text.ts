/**
 * Pieces of text as a PDF draws them to paragraphs as they are read. Arabic comes in presentation forms, in the order of
 * the page from left to right, with a line for every line of the paper.
 */

/** What is drawn at once; `x` and `y` are its left end and its base line, all in points, `y` upwards. */
export interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Paragraph {
  readonly text: string;
  /** Height of its letters. */
  readonly height: number;
  readonly lines: number;
}

interface Line {
  readonly text: string;
  readonly y: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly isRightToLeft: boolean;
}

const ARABIC = /\p{Script=Arabic}/u;
/** Text that is read from left to right inside a line: numbers and Latin words. */
const LEFT_TO_RIGHT = /[\p{Nd}A-Za-z]/u;
/** Pieces further apart than this share of their height have a space between them. */
const SPACE = 0.15;
/** A line that ends this share of the width before the margin is the last of its paragraph. */
const SHORT = 0.12;

/** The paragraphs of a page, in the order in which it was written: columns come one after another. */
export function toParagraphs(pieces: readonly Piece[]): Paragraph[] {
  const lines = toLines(pieces);
  const gaps = lines.map(({ y }, at) => (lines[at - 1]?.y ?? y) - y).filter((gap) => gap > 0);
  const gap = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const paragraphs: { lines: Line[] }[] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    const last = current?.lines.at(-1);
    if (current && last && isSameParagraph(last, line, gap, lines)) current.lines.push(line);
    else paragraphs.push({ lines: [line] });
  }
  return paragraphs.map(({ lines: own }) => ({
    text: own.map(({ text }) => text).join(' '),
    height: own[0]?.height ?? 0,
    lines: own.length,
  }));
}

function isSameParagraph(last: Line, line: Line, gap: number, all: readonly Line[]): boolean {
  if (Math.abs(last.height - line.height) > 0.1 * line.height) return false;
  if (last.y - line.y > 1.6 * gap) return false;
  // The margins of its own column: of lines that stand above or below it.
  const column = all.filter(({ left, right }) => left < last.right && right > last.left);
  const left = Math.min(...column.map((one) => one.left));
  const right = Math.max(...column.map((one) => one.right));
  const missing = last.isRightToLeft ? last.left - left : right - last.right;
  return missing <= SHORT * (right - left);
}

function toLines(pieces: readonly Piece[]): Line[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    if (piece.str.trim() === '') continue;
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && Math.abs(first.y - piece.y) < Math.max(first.height, piece.height) / 2) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map(toLine).filter(({ text }) => text !== '' && !/^[\p{Nd}\s–—-]+$/u.test(text));
}

function toLine(pieces: readonly Piece[]): Line {
  const isRightToLeft = pieces.some(({ str }) => ARABIC.test(str));
  const heights = pieces.map(({ height }) => height);
  return {
    text: tidy(
      isRightToLeft
        ? joinRuns(pieces)
        : join(
            [...pieces].sort((a, b) => a.x - b.x),
            1,
          ),
    ),
    y: pieces[0]?.y ?? 0,
    height: Math.max(...heights),
    left: Math.min(...pieces.map(({ x }) => x)),
    right: Math.max(...pieces.map(({ x, width }) => x + width)),
    isRightToLeft,
  };
}

/** From right to left, with runs of other text inside from left to right; signs between two numbers are theirs. */
function joinRuns(pieces: readonly Piece[]): string {
  const sorted = [...pieces].sort((a, b) => b.x - a.x);
  const isLatin = sorted.map(({ str }) => !ARABIC.test(str) && LEFT_TO_RIGHT.test(str));
  const runs: { isLatin: boolean; pieces: Piece[] }[] = [];
  for (const [at, piece] of sorted.entries()) {
    const isSign = !ARABIC.test(piece.str) && !LEFT_TO_RIGHT.test(piece.str);
    const own = (isLatin[at] ?? false) || (isSign && (isLatin[at - 1] ?? false) && (isLatin[at + 1] ?? false));
    const last = runs.at(-1);
    if (last?.isLatin === own) last.pieces.push(piece);
    else runs.push({ isLatin: own, pieces: [piece] });
  }
  const inOrder = runs.map((run) => ({
    ...run,
    text: run.isLatin ? join(run.pieces.toReversed(), 1) : join(run.pieces, -1),
  }));
  return inOrder
    .map(({ text, pieces: own }, at) => {
      const before = inOrder[at - 1]?.pieces.at(-1);
      const [first] = own;
      return before && first && isApart(first, before) ? ` ${text}` : text;
    })
    .join('');
}

/** `direction` 1: each stands to the right of the one before it; -1: to the left. */
function join(pieces: readonly Piece[], direction: 1 | -1): string {
  let text = '';
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const [left, right] = direction === 1 ? [before, piece] : [piece, before];
    if (left && right && isApart(left, right)) text += ' ';
    text += piece.str;
  }
  return text;
}

function isApart(left: Piece, right: Piece): boolean {
  return right.x - (left.x + left.width) > SPACE * Math.max(left.height, right.height);
}

/** Letters for presentation forms; what stretches lines away; the ligature of lam and alef the way it is read. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u0640]+/gu, '')
    .normalize('NFKC')
    .replaceAll(/\s+(?=\p{M})/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[،؛؟!.:)»\]])/gu, '')
    .replaceAll(TURNED_LAM_ALEF, '\u0627\u0644$1')
    .replaceAll('\u0649\u0644', '\u0644\u0649')
    .trim();
}

/**
 * Some programs give lam-alef as two letters that come out turned round: `األخبار`, and lam-alef-maksura likewise: `عىل`. An
 * alef before another alef, and a maksura before a letter, stand in no Arabic word, so these are certain; a turned
 * lam-alef without a hamza (`خالل`) cannot be told from an article.
 */
const TURNED_LAM_ALEF = /\u0627([\u0622\u0623\u0625])\u0644/gu;
