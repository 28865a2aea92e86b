/** HTML to plain text: blocks become paragraphs, nothing else of the markup is left. */
import { parseHTML } from 'linkedom';

/** What is used of a document; the types of a browser stay in `web`. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
}

export interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
}

export interface PageDocument {
  readonly body: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement> & { readonly length: number };
}

const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'head',
  'button',
  'select',
  'textarea',
]);
/** Markup that can only be HTML; a text with a lone `<` is text. */
const MARKUP = /<\/?(?:p|br|div|span|a|strong|b|em|i|h[1-6]|ul|ol|li|img|blockquote|figure|table)(?:\s[^<>]*)?\/?>/iu;
const ENTITY = /&(?:nbsp|quot|amp|lt|gt|laquo|raquo|ldquo|rdquo|hellip|mdash|ndash|#\d{2,6}|#x[\da-f]{2,6});/iu;

/** Whether a text that came in a field is HTML. */
export function isHtml(text: string): boolean {
  return MARKUP.test(text) || ENTITY.test(text);
}

/** A document for a page or a fragment; a fragment gets the frame without which nothing is found in it. */
export function parsePage(html: string): PageDocument {
  const framed = /<body[\s>]/iu.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document }: { readonly document: PageDocument } = parseHTML(framed);
  return document;
}

/** The text of a fragment. Throws RangeError when it is nested deeper than any page is. */
export function htmlToText(html: string): string {
  return isHtml(html) ? nodeToText(parsePage(html).body) : html;
}

/** The text of a node, paragraphs separated by line breaks. The work is in proportion to the text, whatever its shape. */
export function nodeToText(root: PageNode): string {
  /** What was written before the line that is being written, in pieces. */
  const done: string[] = [];
  let line: string[] = [];
  let lastUnit = '';
  const write = (text: string): void => {
    if (text === '') return;
    line.push(text);
    lastUnit = text.slice(-1);
  };
  const breakLine = (): void => {
    const text = withoutBlanksAtEnd(line.join(''));
    line = [];
    if (text === '') return;
    done.push(text.endsWith('\n') ? text : `${text}\n`);
    lastUnit = '\n';
  };
  const visit = (node: PageNode, isPre: boolean): void => {
    if (node.nodeType === 3) {
      const content = node.textContent ?? '';
      const piece = isPre ? content : content.replaceAll(/[ \t\r\n\f]+/gu, ' ');
      write(lastUnit === '' || /\s/u.test(lastUnit) ? piece.replace(/^ /u, '') : piece);
      return;
    }
    const name = node.nodeName.toLowerCase();
    if (node.nodeType !== 1 || SILENT.has(name)) return;
    if (name === 'br') {
      breakLine();
      return;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) breakLine();
    for (let child: PageNode | null = node.firstChild; child !== null; child = child.nextSibling)
      visit(child, isPre || name === 'pre');
    if (isBlock) breakLine();
  };
  for (let child = root.firstChild; child !== null; child = child.nextSibling) visit(child, false);
  breakLine();
  return done.join('').replaceAll('\u00A0', ' ').trim();
}

/** A pattern would look at every run of blanks in the text. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}
