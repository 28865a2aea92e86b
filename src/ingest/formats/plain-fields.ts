/** Records whose fields hold markup, as databases and interfaces of news systems give them, to plain text. */
import { isRecord } from '../../article/is-record.ts';
import type { PrepareArticle } from '../../article/prepare-article.ts';
import { unwrapRecord } from '../../article/unwrap-record.ts';
import { htmlToText } from './html-to-text.ts';
import { fromWordPress } from './wordpress-record.ts';
import { wordPressToText } from './wordpress-text.ts';

/** Markup of paragraphs; a text about markup has it seldom, and never closes it. */
const PARAGRAPHS = /<\/(?:p|div|h[1-6]|li|blockquote)>|<br\s*\/?>/iu;

/** Text as the database of WordPress holds it. */
const WORDPRESS = /<!-- \/?wp:|\[(?:caption|gallery|embed|vc_\w+|et_pb_\w+)[\s\]]/u;

/** The same function for records whose text may be HTML (`"<p>…</p>"`, `{"rendered": "<p>…</p>"}`). */
export function withPlainFields(prepare: PrepareArticle): PrepareArticle {
  return (given) => {
    if (!isRecord(given)) return prepare(given);
    const record = fromWordPress(unwrapRecord(given));
    let plain: Record<string, unknown> | null = null;
    for (const [name, value] of Object.entries(record)) {
      const text = isRecord(value) && typeof value['rendered'] === 'string' ? value['rendered'] : value;
      if (typeof text !== 'string' || (text === value && !isMarkedUp(text))) continue;
      plain ??= { ...record };
      plain[name] = toText(text);
    }
    return prepare(plain ?? record);
  };
}

function isMarkedUp(text: string): boolean {
  return (text.includes('<') && PARAGRAPHS.test(text)) || WORDPRESS.test(text);
}

/** Markup too deep to be understood is kept as it is: better marks than nothing. */
function toText(text: string): string {
  try {
    return WORDPRESS.test(text) ? wordPressToText(text) : htmlToText(text);
  } catch {
    return text;
  }
}
