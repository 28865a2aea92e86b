/** RSS, Atom and WordPress exports, item by item: a file of any size in the memory of one item. */
import sax from 'sax';
import type { FileReading } from '../reading.ts';
import { htmlToText } from './html-to-text.ts';
import { wordPressToText } from './wordpress-text.ts';
import { isReadError, rejectFile, tooLarge, toReading } from './to-reading.ts';
import type { FormatOptions } from './to-reading.ts';

/** Kinds of posts in a WordPress export that are no articles. */
const OTHER_POSTS =
  /^(?:attachment|nav_menu_item|revision|page|custom_css|customize_changeset|oembed_cache|wp_\w+|user_request|elementor_\w+|acf-\w+)$/u;
const UNPUBLISHED = /^(?:draft|auto-draft|trash|pending|inherit|private|future)$/u;
/** Fields that hold text with markup. */
const CONTENT = ['content:encoded', 'content', 'description', 'summary'] as const;

interface Item {
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly categories: string[];
  readonly tags: string[];
  /** Bytes of all its text. */
  length: number;
}

export interface FeedOptions extends FormatOptions {
  /** Told of posts that are no articles or were never published, in words. */
  readonly onPassedOver: (what: string) => void;
}

export async function* readFeed(pieces: AsyncIterable<string>, options: FeedOptions): AsyncGenerator<FileReading> {
  const { file, maxArticleBytes, prepare, onPassedOver } = options;
  const done: Item[] = [];
  const parser = createItemParser(done, maxArticleBytes);
  const toReadings = function* (): Generator<FileReading> {
    for (const item of done.splice(0)) {
      if (item.length > maxArticleBytes) {
        const name = `the item ${JSON.stringify(item.fields.get('title') ?? item.fields.get('link') ?? '')}`;
        yield rejectFile(file, tooLarge(name, item.length, maxArticleBytes), item.line);
      } else {
        const type = item.fields.get('wp:post_type') ?? 'post';
        const status = item.fields.get('wp:status') ?? 'publish';
        if (OTHER_POSTS.test(type)) onPassedOver(`posts of the type ${type}`);
        else if (UNPUBLISHED.test(status)) onPassedOver(`posts with the status ${status}`);
        else yield toReading(toRecord(item, parser.channel), { file, line: item.line }, item.length, prepare);
      }
    }
  };
  try {
    for await (const piece of pieces) {
      parser.write(piece);
      yield* toReadings();
    }
    const cut = parser.close();
    yield* toReadings();
    if (cut !== null) yield rejectFile(file, `the file ends in the middle of ${cut.what}`, cut.line);
  } catch (error) {
    if (!isReadError(error)) throw error;
    yield* toReadings();
    yield rejectFile(file, `the file cannot be read from here on: ${error.message}`, parser.line());
  }
}

/** What a feed says once for all its items. */
interface Channel {
  title: string;
  /** Address that those of items are relative to. */
  base: string;
  /** Names that WordPress shows, by the names that it writes at posts. */
  readonly authors: Map<string, string>;
}

function createItemParser(done: Item[], maxLength: number) {
  // Not strict: archives hold bare ampersands and entities of HTML. No entity can be defined, so none can explode.
  const parser = sax.parser(false, { lowercase: true, xmlns: false, position: true });
  const channel: Channel = { title: '', base: '', authors: new Map() };
  let login = '';
  let item: Item | null = null;
  /** The field inside an item, and how deep its markup goes; Atom may hold XHTML. */
  let field: { readonly name: string; readonly attributes: Readonly<Record<string, unknown>>; text: string[] } | null =
    null;
  let depth = 0;
  let place: string[] = [];

  const add = (text: string): void => {
    if (item !== null && field !== null) {
      // Beside the name of an author stand addresses.
      if (field.name === 'author' && depth > 0 && place.at(-1) !== 'name') return;
      item.length += Buffer.byteLength(text);
      if (item.length <= maxLength) field.text.push(text);
      else field.text = [];
    } else if (item === null && place.length > 0) {
      const name = place.at(-1);
      const value = text.trim();
      if (value === '' || place.includes('image')) return;
      if (name === 'title' && channel.title === '') channel.title = value;
      if ((name === 'link' || name === 'wp:base_site_url') && channel.base === '') channel.base = value;
      if (name === 'wp:author_login') login = value;
      if (name === 'wp:author_display_name') channel.authors.set(login, value);
    }
  };
  const open = ({ name, attributes }: { name: string; attributes: Readonly<Record<string, unknown>> }): void => {
    place.push(name);
    if (item === null) {
      const base =
        attributes['xml:base'] ?? (name === 'link' && attributes['rel'] !== 'self' ? attributes['href'] : '');
      if (typeof base === 'string' && base !== '' && channel.base === '') channel.base = base;
      if (name === 'item' || name === 'entry')
        item = { line: parser.line + 1, fields: new Map(), categories: [], tags: [], length: 0 };
    } else if (field === null) {
      field = { name, attributes, text: [] };
      depth = 0;
    } else {
      depth += 1;
      if (field.name !== 'author') add(`<${name}>`);
    }
  };
  const close = (name: string): void => {
    place = place.slice(0, place.lastIndexOf(name) === -1 ? place.length : place.lastIndexOf(name));
    if (item === null) return;
    if (name === 'item' || name === 'entry') {
      done.push(item);
      item = null;
      field = null;
    } else if (field !== null && depth > 0) {
      depth -= 1;
      if (field.name !== 'author') add(`</${name}>`);
    } else if (field !== null) {
      addField(item, field.name, field.attributes, field.text.join('').trim());
      field = null;
    }
  };
  // What is not well-formed is read as far as it can be understood.
  const resume = (): void => void parser.resume();
  Object.assign(parser, { onopentag: open, onclosetag: close, ontext: add, oncdata: add, onerror: resume });
  return {
    channel,
    line: () => parser.line + 1,
    write: (piece: string): void => void parser.write(piece),
    /** What has no end, and the line of it; null when all has. */
    close(): { readonly what: string; readonly line: number } | null {
      if (item !== null) return { what: 'an item', line: item.line };
      const cut =
        place.length > 0 ? { what: 'the feed, so that more may have stood there', line: parser.line + 1 } : null;
      parser.close();
      return cut;
    },
  };
}

function addField(item: Item, name: string, attributes: Readonly<Record<string, unknown>>, text: string): void {
  const at = (key: string): string => (typeof attributes[key] === 'string' ? attributes[key] : '');
  if (name === 'category') {
    const value = text === '' ? at('label') || at('term') : text;
    if (value === '') return;
    const isTag = at('domain') === 'post_tag' || at('domain') === 'tag';
    (isTag ? item.tags : item.categories).push(value);
    return;
  }
  if (name === 'link') {
    const rel = at('rel');
    if (text !== '') item.fields.set('link', text);
    else if (at('href') !== '' && (rel === '' || rel === 'alternate')) item.fields.set('link', at('href'));
    return;
  }
  if (name === 'guid' && at('ispermalink') === 'false') item.fields.set('id', text);
  if (text !== '' && !item.fields.has(name)) item.fields.set(name, text);
}

function toRecord({ fields, categories, tags }: Item, channel: Channel): Record<string, unknown> {
  const get = (...names: readonly string[]): string | undefined => names.map((name) => fields.get(name)).find(Boolean);
  const guid = get('id', 'guid', 'atom:id');
  const link = get('link');
  const content = get(...CONTENT) ?? '';
  return withoutBlanks({
    // An id that is an address is none: exports of one site name the same post by several.
    id: guid !== undefined && !/^https?:/iu.test(guid) ? guid : undefined,
    title: htmlToText(get('title') ?? ''),
    body: fields.has('wp:post_type') ? wordPressToText(content) : htmlToText(toParagraphs(content)),
    publishedAt:
      toDate(get('wp:post_date_gmt')) ?? get('pubdate', 'dc:date', 'published', 'date', 'wp:post_date', 'updated'),
    author: toAuthor(get('dc:creator', 'author', 'itunes:author'), channel),
    category: categories[0],
    tags: [...tags, ...categories.slice(1)],
    url: toAddress(link ?? (guid !== undefined && /^https?:/iu.test(guid) ? guid : undefined), channel.base),
    source: get('source', 'dc:source') ?? (channel.title === '' ? undefined : channel.title),
  });
}

/** WordPress stores the time of Greenwich without saying so, and zeros for a post that never had one. */
function toDate(gmt: string | undefined): string | undefined {
  return gmt === undefined || gmt.startsWith('0000') ? undefined : `${gmt}Z`;
}

/** RSS wants an address of mail before the name. */
function toAuthor(author: string | undefined, { authors }: Channel): string | undefined {
  const name = author?.replace(/^\S+@\S+\s+\(([^)]+)\)$/u, '$1');
  return name === undefined ? undefined : (authors.get(name) ?? name);
}

function toAddress(link: string | undefined, base: string): string | undefined {
  return link !== undefined && base !== '' && URL.canParse(link, base) ? new URL(link, base).href : link;
}

/** Feeds that were made from plain text have its lines for paragraphs. */
function toParagraphs(content: string): string {
  if (/<(?:p|div|br)\b/iu.test(content)) return content;
  return content.replaceAll(/\r?\n/gu, '<br>').replace(/^(?:<br>)+/u, '');
}

function withoutBlanks(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
}
