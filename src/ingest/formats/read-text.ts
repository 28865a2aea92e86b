/** Plain text and Markdown: front matter if there is any, the title on the first line, then the body. */
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { isRecord } from '../../article/is-record.ts';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
/** `العنوان: …` lines at the head, closed by a blank line, as exports without YAML write them. */
const MAX_FRONT_MATTER = 65_536;
/** A name, which is short and has no blank before it, and what is said of it. */
const FRONT_MATTER_LINE = /^([^\s:][^:]{0,60}?)[ \t]*:[ \t]+(\S.*?)[ \t]*$/u;
/** A first line that is longer is a paragraph, so the text has no title. */
const MAX_TITLE_LENGTH = 250;

/** The record of a text. Throws what YAML throws when the front matter does not fit. */
export function readText(text: string, isMarkdown: boolean): Record<string, unknown> {
  const normalized = text.replaceAll(/\r\n?/gu, '\n').replaceAll('\u0000', '');
  const front = FRONT_MATTER.exec(normalized.slice(0, MAX_FRONT_MATTER));
  const fields: unknown = front ? parseFrontMatter(front[1] ?? '') : null;
  const rest = front && isRecord(fields) ? normalized.slice(front[0].length) : normalized;
  const record: Record<string, unknown> = isRecord(fields) ? { ...fields } : {};
  const plain = isMarkdown ? markdownToText(rest) : rest;
  if (record['title'] !== undefined || record['العنوان'] !== undefined) return { ...record, body: plain.trim() };
  const lines = plain.replace(/^\s*\n/u, '').split('\n');
  const [first = ''] = lines;
  if (first.trim().length > MAX_TITLE_LENGTH || lines.length === 1)
    return lines.length === 1 && first.trim().length <= MAX_TITLE_LENGTH
      ? { ...record, title: first.trim() }
      : { ...record, body: plain.trim() };
  return { ...record, title: first.trim(), body: lines.slice(1).join('\n').trim() };
}

/** People write `title: خبر: تفاصيله`, which is no YAML: what cannot be parsed is taken line by line. */
function parseFrontMatter(text: string): unknown {
  try {
    // Aliases would let a small text become a large one.
    return parseYaml(text, { maxAliasCount: 0, schema: 'failsafe' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const lines = text.split('\n').flatMap((line) => {
      const [, name = '', value = ''] = FRONT_MATTER_LINE.exec(line) ?? [];
      return name === '' || value === '' ? [] : [[name, value.replace(/^(["'])(.*)\1$/u, '$2')] as const];
    });
    if (lines.length === 0) throw error;
    return Object.fromEntries(lines);
  }
}

/** The words of Markdown without its marks: what a reader of the rendered text would read. */
export function markdownToText(markdown: string): string {
  return markdown
    .replaceAll(/^#{1,6}[ \t]+(.*?)[ \t]*#*$/gmu, '$1')
    .replaceAll(/^(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$/gmu, '')
    .replaceAll(/!\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replaceAll(/^[ \t]*>[ \t]?/gmu, '')
    .replaceAll(/^[ \t]*(?:[-*+]|\p{Nd}+[.)])[ \t]+/gmu, '')
    .replaceAll(/(\*\*|__|~~)(?=\S)([^\n]*?\S)\1/gu, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=\S)([^\n*]*?\S)\*/gu, '$1')
    .replaceAll(/`([^`\n]+)`/gu, '$1');
}
