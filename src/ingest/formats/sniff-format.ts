/** What a text is, by its content first and its name where content does not say. */
import { toNameKey } from '../../article/field-names.ts';
import type { FieldNames } from '../../article/field-names.ts';

export type TextFormat = 'json-lines' | 'json' | 'html' | 'feed' | 'table' | 'markdown' | 'text';

/** Names of files in folders that hold no articles, although they are text. */
const OTHER_TEXT =
  /\.(?:css|scss|less|js|mjs|cjs|ts|tsx|jsx|map|svg|xsl|xslt|dtd|xsd|ini|conf|cfg|toml|ya?ml|lock|log|sh|bash|py|rb|php|java|c|h|cpp|go|rs|sql|opml|ics|vcf|srt|vtt|woff2?|ttf|gitignore)$/iu;
const JSON_LINES_NAME = /\.(?:jsonl|ndjson|jl)$/iu;
const TABLE_NAME = /\.(?:csv|tsv|tab)$/iu;
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/iu;
const HTML_NAME = /\.(?:x?html?|aspx?|php|shtml|jsp)$/iu;
const HTML_HEAD =
  /^(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|section|main|p|h[1-6]|table|span|center|font|base|link|script|style)\b/iu;
const FEED_ROOT = /<(?:rss|feed|rdf:rdf|channel)[\s>]/iu;
const XML_ROOT = /<([\w:.-]+)[\s/>]/u;

const SAVED_BY_BROWSER = /^(?:From: <Saved by|MIME-Version: 1\.0)[\s\S]*^Content-Type: multipart\/related/mu;

/** Control characters that no text has: all but tab, the line ends and escape. */
const CONTROLS = /(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}/gu;

/** The delimiters that tables use, the likeliest first. */
export const DELIMITERS = [',', '\t', ';', '|'] as const;

export type Sniffed =
  | { readonly ok: true; readonly format: TextFormat }
  /** Not read; the reason in words. */
  | { readonly ok: false; readonly reason: string };

export interface SniffOptions {
  /** File name, without the ending of what it was packed in. */
  readonly name: string;
  /** Whether the person named this file. */
  readonly isNamed: boolean;
  readonly fieldNames: FieldNames;
}

/** `head` is the beginning of the text, decoded. */
export function sniffFormat(head: string, { name, isNamed, fieldNames }: SniffOptions): Sniffed {
  const text = head.trimStart();
  const is = (format: TextFormat): Sniffed => ({ ok: true, format });
  if (SAVED_BY_BROWSER.test(head.slice(0, 1000)))
    return { ok: false, reason: 'is a page in one file with all its pictures (MHTML): save it as HTML' };
  if (isBinary(head)) return { ok: false, reason: 'is neither text nor a format that is known' };
  if (JSON_LINES_NAME.test(name) && !text.startsWith('<')) return is(/^\[\s*[{\]]/u.test(text) ? 'json' : 'json-lines');
  const json = sniffJson(text, name);
  if (json !== null) return is(json);
  if (HTML_HEAD.test(text)) return is('html');
  if (text.startsWith('<')) return sniffXml(text, name);
  if (TABLE_NAME.test(name)) return is('table');
  if (OTHER_TEXT.test(name) && !isNamed) return { ok: false, reason: 'holds no articles, by its name' };
  if (/\.xml$/iu.test(name) && FEED_ROOT.test(text)) return is('feed');
  if (MARKDOWN_NAME.test(name) || /^#{1,2}\s+\S/u.test(text)) return is('markdown');
  if (!text.startsWith('---') && isTable(text, fieldNames)) return is('table');
  if (HTML_NAME.test(name) && /<\/?(?:p|div|br|a|span|h\d)\b/iu.test(text)) return is('html');
  return is('text');
}

function sniffJson(text: string, name: string): 'json' | 'json-lines' | null {
  if (/^\[\s*(?:[{\]]|$)/u.test(text)) return 'json';
  if (!/^\{\s*(?:["}]|$)/u.test(text)) return null;
  // An object that is wrapped around a list: `{"articles": [{`.
  if (/^\{\s*"[^"]{1,60}"\s*:\s*\[\s*\{/u.test(text)) return 'json';
  const lines = text.split('\n');
  const [first = ''] = lines;
  if (lines.length === 1) return /\.json$/iu.test(name) ? 'json' : 'json-lines';
  return /^\{.*\}\s*,?\s*$/su.test(first) || lines.slice(1, 20).some((line) => /^\{.*\}\s*$/u.test(line))
    ? 'json-lines'
    : 'json';
}

function sniffXml(text: string, name: string): Sniffed {
  const body = text
    .replace(/^<\?xml[^>]*\?>\s*/u, '')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)|<!doctype[^>[]*(?:\[[\s\S]*?\])?[^>]*>|<\?[\s\S]*?\?>/giu, '');
  const root = XML_ROOT.exec(body)?.[1]?.toLowerCase() ?? '';
  if (FEED_ROOT.test(`<${root} `)) return { ok: true, format: 'feed' };
  if (root === 'html' || HTML_NAME.test(name)) return { ok: true, format: 'html' };
  return { ok: false, reason: `is XML of a kind that is not read (<${root}>); feeds, WordPress exports and pages are` };
}

/** A head line with the names of at least two fields, one of them a text's. */
function isTable(text: string, names: FieldNames): boolean {
  const [line = ''] = text.split('\n', 1);
  if (line.length > 2000) return false;
  return DELIMITERS.some((delimiter) => {
    const fields = line
      .split(delimiter)
      .map((cell) => names.get(toNameKey(cell.replaceAll('"', '').trim()))?.field)
      .filter((field) => field !== undefined);
    return fields.length >= 2 && fields.some((field) => field === 'title' || field === 'body');
  });
}

function isBinary(head: string): boolean {
  const sample = head.slice(0, 4096);
  const controls = sample.match(CONTROLS)?.length ?? 0;
  return controls > sample.length * 0.02;
}
