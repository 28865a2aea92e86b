/** A PDF with a text layer to a record; what cannot be made to read as text is said to be so, never indexed as noise. */
import { getDocumentProxy } from 'unpdf';
import { toParagraphs } from './pdf-text.ts';
import type { Paragraph, Piece } from './pdf-text.ts';

const MAX_PAGES = 2000;
const MAX_TITLE_LENGTH = 300;
/** A title is set larger than the text by so much. */
const LARGER = 1.15;

export type PdfResult =
  | { readonly ok: true; readonly record: { readonly title: string; readonly body: string } }
  | { readonly ok: false; readonly reason: string };

/** Reads the text of a PDF; a damaged or locked one gives a reason. */
export async function readPdf(bytes: Buffer): Promise<PdfResult> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      isEvalSupported: false,
      verbosity: 0,
    });
    try {
      if (pdf.numPages > MAX_PAGES)
        return { ok: false, reason: `the PDF has ${pdf.numPages} pages, allowed are ${MAX_PAGES}` };
      const paragraphs: Paragraph[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent({ disableNormalization: true });
        paragraphs.push(...toParagraphs(items.flatMap((item) => ('str' in item ? [toPiece(item)] : []))));
        page.cleanup();
      }
      const record = toRecord(paragraphs);
      const text = `${record.title}\n${record.body}`.trim();
      return isReadable(text) ? { ok: true, record } : { ok: false, reason: toReason(text) };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    return { ok: false, reason: `the PDF cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

function toPiece({ str, transform, width, height }: TextItem): Piece {
  const [, , , , x, y] = transform.map(Number);
  return { str, x: x ?? 0, y: y ?? 0, width, height };
}

/** The title is what is set larger at the head, else a first line that stands alone; a text may have none. */
function toRecord(paragraphs: readonly Paragraph[]): { readonly title: string; readonly body: string } {
  const letters = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  let seen = 0;
  // The height of most letters, not of most paragraphs: those may be headings.
  const usual =
    [...paragraphs].sort((a, b) => a.height - b.height).find(({ text }) => (seen += text.length) * 2 >= letters)
      ?.height ?? 0;
  const larger = paragraphs.findIndex(({ height }) => height < usual * LARGER);
  const [first] = paragraphs;
  const isAlone = first !== undefined && first.lines === 1 && paragraphs.length > 1;
  const count = larger > 0 ? larger : isAlone ? 1 : 0;
  const title = paragraphs
    .slice(0, count)
    .map(({ text }) => text)
    .join(' ');
  const texts = paragraphs.slice(title.length <= MAX_TITLE_LENGTH ? count : 0).map(({ text }) => text);
  return { title: title.length <= MAX_TITLE_LENGTH ? title : '', body: texts.join('\n') };
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
