/** Keys and fingerprints: how the index names an article and notices that it changed. */
import { createHash } from 'node:crypto';
import type { Article } from './article.ts';
import { toCanonicalUrl } from './canonical-url.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Units of a key; see `toKey`. */
const KEY_LENGTH = 22;
/** Units of an edition that tell the states of one article apart: 48 bits. */
const STATE_LENGTH = 8;

/**
 * The key of an article's document: 22 characters of `A-Za-z0-9_-`, which any engine takes as a primary key. An id is
 * any string, up to 500 UTF-16 units, so the key is a hash of it; the id itself is stored beside.
 */
export function toKey(id: string): string {
  return sha256(id).slice(0, KEY_LENGTH);
}

/**
 * A whole number below 2⁴⁸ that orders articles of the same second, the same way in every index: by nothing a reader
 * could see, and so as good as a random sample where one is wanted.
 */
export function toTieBreaker(id: string): number {
  return createHash('sha256').update(id).digest().readUIntBE(0, 6);
}

/**
 * An id for an article that came without one: of its canonical URL, else of its text; the same input always gives the
 * same id.
 */
export function toStableId(article: Pick<Article, 'title' | 'body' | 'url'>): string {
  return article.url === null
    ? `text-${toKey(JSON.stringify([article.title, article.body]))}`
    : `url-${toKey(toCanonicalUrl(article.url))}`;
}

/** Changes when anything of the article does; equal articles have equal fingerprints. */
export function toFingerprint(article: Article): string {
  const { id, title, body, publishedAt, source, category, author, url, tags, language, asides } = article;
  const fields = [id, title, body, publishedAt, source, category, author, url, tags, language];
  return toKey(JSON.stringify(asides === undefined ? fields : [...fields, asides]));
}

/**
 * Names a document and its content at once: the key, and behind it a part of the fingerprint. What is kept under an
 * edition is never out of date.
 */
export function toEdition(key: string, fingerprint: string): string {
  return key + fingerprint.slice(0, STATE_LENGTH);
}

export const toKeyOfEdition = (edition: string): string => edition.slice(0, KEY_LENGTH);
