/** A page to a record: what it says of itself in JSON-LD and metadata first, what it shows where it says nothing. */
import { Readability } from '@mozilla/readability';
import { isRecord } from '../../article/is-record.ts';
import { htmlToText, nodeToText, parsePage } from './html-to-text.ts';
import type { PageDocument } from './html-to-text.ts';

/** Kinds of schema.org that are articles, as JSON-LD names them. */
const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|Story)$/u;
const SAVED_FROM = /<!-- saved from url=\(\d+\)(\S+) -->/u;
const DATE_META = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'parsely-pub-date',
  'sailthru.date',
  'article:modified_time',
] as const;
const DATE_PLACES =
  'article time, main time, time, [itemprop=datePublished], .post-date, .entry-date, .date, .article-date, .publish-date, .news-date, .post-meta, .byline';
const AUTHOR_PLACES = '[rel=author], [itemprop=author], .author-name, .post-author, .byline-author, .author';
const MAX_LABEL_LENGTH = 120;

/** The record of a page; fields that cannot be found are left out. Throws RangeError when it is nested too deep. */
export function readHtml(html: string): Record<string, unknown> {
  const document = parsePage(html);
  const linked = readLinkedData(document);
  const meta = readMeta(document);
  const shown = readShown(document);
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined;
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? undefined;
  const saved = SAVED_FROM.exec(html.slice(0, 4096))?.[1];
  const main = readMain(document);
  const title = first(
    linked.title,
    meta.get('og:title'),
    meta.get('twitter:title'),
    shown.heading,
    main.title,
    shown.title,
  );
  const site = first(meta.get('og:site_name'), linked.source, meta.get('application-name'));
  return Object.fromEntries(
    Object.entries({
      title: withoutSite(title ?? '', site),
      body: withoutTitle(main.text === '' ? (linked.body ?? '') : main.text, title ?? ''),
      // All that may be dates, the surest first: the first that can be read counts.
      publishedAt: [linked.date, ...DATE_META.map((name) => meta.get(name)), ...shown.dates].filter(Boolean),
      author: first(
        linked.author,
        meta.get('author'),
        meta.get('article:author'),
        meta.get('dc.creator'),
        shown.author,
      ),
      source: site,
      category: first(meta.get('article:section'), linked.category, meta.get('section')),
      tags: toTags(document, linked.tags, meta.get('keywords') ?? meta.get('news_keywords')),
      url: [canonical, meta.get('og:url'), linked.url, saved]
        .map((address) => toAddress(address, [base, meta.get('og:url'), saved].find(isAddress)))
        .find(isAddress),
    }).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}

interface LinkedData {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  readonly category?: string | undefined;
  readonly url?: string | undefined;
  readonly tags: readonly string[];
}

function readLinkedData(document: PageDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parseJson(script.textContent ?? ''), 0);
    if (article === null) continue;
    const body = toText(article['articleBody']);
    return {
      title: toText(article['headline']) ?? toText(article['name']),
      body: body === undefined ? undefined : htmlToText(body),
      date: toText(article['datePublished']) ?? toText(article['dateCreated']),
      author: toNames(article['author']),
      source: toNames(article['publisher']),
      category: toNames(article['articleSection']),
      url: toText(article['mainEntityOfPage']) ?? toText(article['url']),
      tags: toList(article['keywords']),
    };
  }
  return { tags: [] };
}

function findArticle(value: unknown, depth: number): Readonly<Record<string, unknown>> | null {
  if (depth > 4) return null;
  if (Array.isArray(value))
    return value.map((inner) => findArticle(inner, depth + 1)).find((found) => found !== null) ?? null;
  if (!isRecord(value)) return null;
  const types = [value['@type']].flat().filter((type) => typeof type === 'string');
  if (types.some((type) => ARTICLE_TYPE.test(type))) return value;
  return findArticle(value['@graph'] ?? value['mainEntity'], depth + 1);
}

function readMeta(document: PageDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop')
    )?.toLowerCase();
    const content = element.getAttribute('content')?.trim();
    if (name && content && !found.has(name)) found.set(name, content);
  }
  return found;
}

function readShown(document: PageDocument) {
  const text = (selector: string): string | undefined => {
    const found = document.querySelector(selector)?.textContent?.replaceAll(/\s+/gu, ' ').trim();
    return found !== undefined && found !== '' && found.length <= MAX_LABEL_LENGTH * 3 ? found : undefined;
  };
  const dates = [...document.querySelectorAll(DATE_PLACES)].slice(0, 10).flatMap((element) => {
    const attribute = element.getAttribute('datetime') ?? element.getAttribute('content');
    const content = element.textContent?.replaceAll(/\s+/gu, ' ').trim() ?? '';
    return [attribute ?? '', content].filter((date) => date !== '' && date.length <= MAX_LABEL_LENGTH);
  });
  const author = text(AUTHOR_PLACES);
  return {
    heading: document.querySelectorAll('h1').length === 1 ? text('h1') : undefined,
    title: text('title'),
    author:
      author !== undefined && author.length <= 60
        ? author.replace(/^(?:بقلم|كتب|كتبت|الكاتب|by)\s*:?\s+/iu, '')
        : undefined,
    dates,
  };
}

/** The main text, paragraph by paragraph. Readability takes the document apart, so this comes last. */
function readMain(document: PageDocument): { readonly title: string | undefined; readonly text: string } {
  const whole = nodeToText(document.body);
  const parsed = new Readability(document, { keepClasses: false }).parse();
  const text = parsed?.content ? nodeToText(parsePage(parsed.content).body) : '';
  return { title: parsed?.title ?? undefined, text: text === '' ? whole : text };
}

/** The main text often begins with the title once more. */
function withoutTitle(body: string, title: string): string {
  const [first = '', ...rest] = body.split('\n');
  return title !== '' && first.trim() === title.trim() && rest.length > 0 ? rest.join('\n').trim() : body;
}

/** `عنوان الخبر | اسم الموقع` without the name of the site. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = /^(.+?)\s+[|\-–—»:]\s+([^|\-–—»]+)$/u.exec(title);
  return parts && site !== undefined && parts[2]?.trim() === site.trim() ? (parts[1] ?? title) : title;
}

function toTags(document: PageDocument, linked: readonly string[], keywords: string | undefined): string[] {
  const named = [...document.querySelectorAll('meta[property="article:tag"]')].map(
    (tag) => tag.getAttribute('content') ?? '',
  );
  const tags = named.length > 0 ? named : linked.length > 0 ? linked : (keywords?.split(/[,،;؛]/u) ?? []);
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

const first = (...values: readonly (string | undefined)[]): string | undefined =>
  values.find((value) => value !== undefined && value.trim() !== '')?.trim();

/** A relative address is one of the page that it stands in. */
function toAddress(address: string | undefined, base: string | undefined): string | undefined {
  return address !== undefined && base !== undefined && URL.canParse(address, base)
    ? new URL(address, base).href
    : address;
}

const isAddress = (url: string | undefined): boolean => url !== undefined && /^https?:\/\/[^/]+/iu.test(url);

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (isRecord(value)) return toText(value['@id'] ?? value['url']);
  return undefined;
}

function toNames(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one] : isRecord(one) ? (toNames(one['name']) ?? []) : []));
  return names.length === 0 ? undefined : names.join('، ');
}

function toList(value: unknown): string[] {
  return [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(/[,،;؛]/u) : []));
}

function parseJson(text: string): unknown {
  try {
    // Templates leave raw line breaks in strings, which JSON does not have.
    return JSON.parse(text.replaceAll(/\p{Cc}+/gu, ' '));
  } catch {
    return null;
  }
}
