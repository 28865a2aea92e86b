/** The text of a WordPress post as its database and its exports hold it: blank lines for paragraphs, shortcodes, blocks. */
import { htmlToText } from './html-to-text.ts';

/** Shortcodes whose content is an address or a list, never text. */
const SILENT_CODES =
  /\[(embed|video|audio|playlist|gallery|youtube|soundcloud|googlemaps)\b[^\]]*\](?:[^[]*\[\/\1\])?/giu;
/** Any other: its marks go, what stands between them stays. Names are Latin; brackets around Arabic or numbers are text. */
const CODES = /\[\/?[a-z][\w-]*(?:\s+(?:[\w-]+=)?(?:"[^"\]]*"|'[^'\]]*'|[^\s"'\]]+))*\s*\/?\]/giu;
/** What is shown as a block breaks the line; single line ends do too unless the author wrote blocks. */
const BLOCKS = /<(?:p|div|br|h[1-6]|ul|ol|blockquote|table)\b/iu;

/** Plain text, paragraphs separated by line breaks. Throws RangeError when it is nested deeper than any page is. */
export function wordPressToText(content: string): string {
  const text = content.replaceAll('\r\n', '\n').replaceAll(SILENT_CODES, '\n\n').replaceAll(CODES, toBreak);
  const isBlocks = BLOCKS.test(text);
  return htmlToText(text.replaceAll(isBlocks ? /\n\s*\n/gu : /\n+/gu, '<br>').replace(/^(?:<br>)+/u, ''));
}

/** A caption or a row of a layout is a block; the few codes inside a sentence are written in one line with it. */
function toBreak(code: string): string {
  return /^\[\/?(?:caption|wp_caption|vc_|et_pb|fusion|tie|one_|row|column|box|tabs?|toggle)/iu.test(code)
    ? '\n\n'
    : '';
}
