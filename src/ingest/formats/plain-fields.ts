/** Records whose fields hold markup, as databases and interfaces of news systems give them, to plain text. */
import { isRecord } from '../../article/field-names.ts';
import type { PrepareArticle } from '../../article/prepare-article.ts';
import { htmlToText } from './html-to-text.ts';

/** Markup of paragraphs; a text about markup has it seldom, and never closes it. */
const PARAGRAPHS = /<\/(?:p|div|h[1-6]|li|blockquote)>|<br\s*\/?>/iu;

/** The same function for records whose text may be HTML (`"<p>…</p>"`, `{"rendered": "<p>…</p>"}`). */
export function withPlainFields(prepare: PrepareArticle): PrepareArticle {
  return (record) => {
    if (!isRecord(record)) return prepare(record);
    let plain: Record<string, unknown> | null = null;
    for (const [name, value] of Object.entries(record)) {
      const text = isRecord(value) && typeof value['rendered'] === 'string' ? value['rendered'] : value;
      if (typeof text !== 'string' || (text === value && !(text.includes('<') && PARAGRAPHS.test(text)))) continue;
      plain ??= { ...record };
      plain[name] = toText(text);
    }
    return prepare(plain ?? record);
  };
}

/** Markup too deep to be understood is kept as it is: better marks than nothing. */
function toText(text: string): string {
  try {
    return htmlToText(text);
  } catch {
    return text;
  }
}
