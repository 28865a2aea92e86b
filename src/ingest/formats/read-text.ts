/** Plain text and Markdown: front matter if there is any, the title on the first line, then the body. */
import { parse as parseYaml } from 'yaml';
import { isRecord } from '../../article/field-names.ts';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
/** `العنوان: …` lines at the head, closed by a blank line, as exports without YAML write them. */
const MAX_FRONT_MATTER = 65_536;
/** A first line that is longer is a paragraph, so the text has no title. */
const MAX_TITLE_LENGTH = 250;

/** The record of a text. Throws what YAML throws when the front matter does not fit. */
export function readText(text: string, isMarkdown: boolean): Record<string, unknown> {
  const normalized = text.replaceAll(/\r\n?/gu, '\n').replaceAll('\u0000', '');
  const front = FRONT_MATTER.exec(normalized.slice(0, MAX_FRONT_MATTER));
  // Aliases would let a small text become a large one.
  const fields: unknown = front ? parseYaml(front[1] ?? '', { maxAliasCount: 0, schema: 'failsafe' }) : null;
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
