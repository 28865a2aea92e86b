/** Documents as the engine stores them: one object of JSON values each. */
import { z } from 'zod';
import type { Article } from '../article/article.ts';
import type { IndexDocument } from '../article/document.ts';
import { ASIDE_KINDS } from '../article/asides.ts';
import { readTokenCodes } from '../article/token-code.ts';
import { toFacetValue } from './facet-value.ts';

export const PRIMARY_KEY = 'key';

/**
 * The engine's object for a document. What is filtered by and counted stands in it twice: as facet values, and in
 * `labels` as the article has it. Unknown values are left out, so that no filter or facet sees them.
 */
export function toStored({ article, ...rest }: IndexDocument): Record<string, unknown> {
  const { source, category, author, tags, language, ...text } = article;
  const labels = { source, category, author, tags, language };
  const values = Object.entries(labels).map(([name, value]) => [name, toFacetValues(value)]);
  const fields = { ...rest, ...text, labels, ...Object.fromEntries(values) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function toFacetValues(value: string | null | readonly string[]): string | null | string[] {
  if (value === null) return null;
  return typeof value === 'string' ? toFacetValue(value) : value.map(toFacetValue);
}

/** Attributes that an article is read back from. */
export const ARTICLE_ATTRIBUTES = ['id', 'title', 'body', 'publishedAt', 'url', 'labels', 'asides'] as const;

const label = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** A stored object, read back as an article. */
export const storedArticle = z
  .object({
    id: z.string(),
    title: z.string(),
    body: z.string(),
    publishedAt: label,
    url: label,
    labels: z.object({
      source: label,
      category: label,
      author: label,
      tags: z.array(z.string()),
      language: z.string(),
    }),
    asides: z
      .array(z.object({ kind: z.enum(ASIDE_KINDS), start: z.int(), end: z.int() }))
      .nullish()
      .transform((asides) => asides ?? []),
  })
  .transform(({ labels, asides, ...fields }): Article => ({
    ...fields,
    ...labels,
    ...(asides.length > 0 ? { asides } : {}),
  }));

/** Attributes that say which document it is and where it stands. */
export const PLACE_ATTRIBUTES = [PRIMARY_KEY, 'edition', 'publishedAtSeconds', 'tie'] as const;
export const storedPlace = z
  .object({ key: z.string(), edition: z.string(), publishedAtSeconds: z.number().nullish(), tie: z.number() })
  .transform(({ publishedAtSeconds, ...rest }) => ({ ...rest, seconds: publishedAtSeconds ?? null }));

/** Attributes that ranking needs. */
export const RANKING_ATTRIBUTES = ['titleCodes', 'bodyCodes', 'titleLength', 'bodyLength', 'labels', 'day'] as const;

const listed = z
  .string()
  .nullish()
  .transform((text) => (typeof text === 'string' ? [text] : []));

/** A stored object, read back as what ranking needs. */
export const storedRanking = z
  .object({
    titleCodes: z.string(),
    bodyCodes: z.string(),
    titleLength: z.number(),
    bodyLength: z.number(),
    day: label,
    labels: z.object({
      source: listed,
      category: listed,
      author: listed,
      tags: z.array(z.string()),
      language: z.string(),
    }),
  })
  .transform(({ labels: { tags, language, ...labels }, titleCodes, bodyCodes, ...lengths }) => ({
    ...lengths,
    codes: readTokenCodes(titleCodes, bodyCodes),
    labels: { ...labels, tag: tags, language: [language] },
  }));

export const storedKey = z.object({ key: z.string() });
/** Documents of another shape may tell no length. */
export const storedLength = z.object({ bodyLength: z.number().catch(0) });
export const storedFingerprint = z.object({ key: z.string(), fingerprint: z.string() });
