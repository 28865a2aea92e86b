/**
 * A PDF with a text layer to a record. Arabic stands in it in the order in which it is drawn, in presentation forms, so
 * the lines are put together here; what cannot be made to read as Arabic is said to be so, never indexed as noise.
 */
import { getDocumentProxy } from 'unpdf';

const MAX_PAGES = 2000;
/** Height in points within which pieces stand on one line. */
const LINE_HEIGHT = 4;
const ARABIC = /[\p{Script=Arabic}]/u;
/** Text that is read from left to right inside a line: numbers and Latin words. */
const LEFT_TO_RIGHT = /[\p{Nd}A-Za-z]/u;

export type PdfResult =
  { readonly ok: true; readonly record: Record<string, unknown> } | { readonly ok: false; readonly reason: string };

interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
}

/** Reads the text of a PDF; a damaged or locked one gives a reason. */
export async function readPdf(bytes: Buffer): Promise<PdfResult> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    try {
      if (pdf.numPages > MAX_PAGES)
        return { ok: false, reason: `the PDF has ${pdf.numPages} pages, allowed are ${MAX_PAGES}` };
      const pages: string[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent({ disableNormalization: true });
        pages.push(toPageText(items.flatMap((item) => ('str' in item ? [toPiece(item.str, item.transform)] : []))));
        page.cleanup();
      }
      const text = pages.join('\n').trim();
      if (!isReadable(text)) return { ok: false, reason: toReason(text) };
      const [first = '', ...rest] = text.split('\n');
      return { ok: true, record: { title: first.trim(), body: rest.join('\n').trim() } };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    return { ok: false, reason: `the PDF cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function toPiece(str: string, transform: readonly unknown[]): Piece {
  const [, , , , x, y] = transform.map(Number);
  return { str, x: x ?? 0, y: y ?? 0 };
}

function toPageText(pieces: readonly Piece[]): string {
  const lines = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.str === '') continue;
    const line = Math.round(piece.y / LINE_HEIGHT);
    const key = [line, line - 1, line + 1].find((near) => lines.has(near)) ?? line;
    lines.set(key, [...(lines.get(key) ?? []), piece]);
  }
  return [...lines]
    .sort(([a], [b]) => b - a)
    .map(([, line]) => toLineText(line).normalize('NFKC').replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A line of Arabic from right to left, with runs of other text inside it from left to right; other lines as they stand. */
function toLineText(line: readonly Piece[]): string {
  if (!line.some(({ str }) => ARABIC.test(str)))
    return [...line]
      .sort((a, b) => a.x - b.x)
      .map(({ str }) => str)
      .join('');
  const runs: { isLeftToRight: boolean; pieces: Piece[] }[] = [];
  for (const piece of [...line].sort((a, b) => b.x - a.x)) {
    const isLeftToRight = !ARABIC.test(piece.str) && LEFT_TO_RIGHT.test(piece.str);
    const last = runs.at(-1);
    if (last && last.isLeftToRight === isLeftToRight) last.pieces.push(piece);
    else runs.push({ isLeftToRight, pieces: [piece] });
  }
  return runs
    .map(({ isLeftToRight, pieces }) => (isLeftToRight ? pieces.toReversed() : pieces).map(({ str }) => str).join(''))
    .join('');
}

/** Whether most of it is letters of words: fonts without a map to Unicode give signs and single letters. */
function isReadable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
  const visible = text.match(/\S/gu)?.length ?? 0;
  return letters > 20 && letters > visible * 0.6 && words * 12 > letters;
}

function toReason(text: string): string {
  return text === ''
    ? 'the PDF has no text layer: it holds pictures of pages, which need text recognition first'
    : 'the text of the PDF cannot be read: its fonts do not say which letters they draw';
}
