/** Foreign JSON to an article: the names that archives use for its fields, and what is wrong with a bad one. */
import { toUSVString } from 'node:util';
import { z } from 'zod';
import { toStableId } from './article-key.ts';
import type { Article } from './article.ts';
import { isRecord } from './is-record.ts';
import { parsePublishedAt } from './published-at.ts';

/** Longest id, in UTF-16 units. */
export const MAX_ID_LENGTH = 500;

/** Names under which each field is read, its own first; the first that says anything wins. */
const FIELD_NAMES = {
  id: ['id'],
  title: ['title'],
  body: ['body', 'text', 'content'],
  publishedAt: ['publishedAt', 'date', 'published_at', 'pubDate'],
  source: ['source'],
  category: ['category', 'section'],
  author: ['author', 'byline'],
  url: ['url', 'link'],
  tags: ['tags'],
  language: ['language'],
} as const;
const FIELDS = Object.entries(FIELD_NAMES);

export type FieldName = keyof typeof FIELD_NAMES;

/** Whether an article has a field of this name, its own one. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_NAMES, name);
}

const allowed = (what: string) => (issue: { readonly input?: unknown }) =>
  `is ${toTypeName(issue.input)}, allowed is ${what}`;

const string = z.string({ error: allowed('a string') });

/**
 * Half a surrogate pair, as a text cut in the middle of an emoji leaves it, becomes U+FFFD: it stands for no character,
 * UTF-8 cannot hold it, and the engine refuses a whole batch for one.
 */
const text = string.transform(toUSVString).nullish();

/** A label of an article: trimmed, and null when nothing is left. */
const label = text.transform((value) => value?.trim() || null);

const id = z
  .union([string, z.int().transform(String)], {
    error: (issue) =>
      typeof issue.input === 'number'
        ? `is the number ${issue.input}, allowed are whole numbers up to 2^53 and strings`
        : allowed('a string')(issue),
  })
  .refine((value) => value.length <= MAX_ID_LENGTH, {
    error: (issue) => `has ${String(issue.input).length} characters, allowed are ${MAX_ID_LENGTH}`,
  })
  .refine((value) => toUSVString(value) === value, 'has half a surrogate pair, which cannot come back unchanged')
  .nullish();

const publishedAt = string
  .transform((value, context) => {
    const parsed = parsePublishedAt(value);
    if (parsed === null && value.trim() !== '')
      context.addIssue({
        code: 'custom',
        message: `is not a date: sent ${JSON.stringify(value.slice(0, 80))}, allowed is YYYY, YYYY-MM, YYYY-MM-DD, an ISO 8601 instant, an RFC 5322 date or one in words that can be read in one way only`,
      });
    return parsed;
  })
  .nullish();

const tags = z
  .union([z.array(z.string()), z.string().transform((value) => value.split(/[,،;؛]/u))], {
    error: (issue) =>
      Array.isArray(issue.input)
        ? 'holds something else than strings, allowed is an array of strings'
        : allowed('an array of strings, or one string with commas')(issue),
  })
  .nullish()
  .transform((values) => [
    ...new Set((values ?? []).map((tag) => toUSVString(tag.trim())).filter((tag) => tag !== '')),
  ]);

const looseArticle = z
  .object({
    id,
    title: text,
    body: text,
    publishedAt,
    source: label,
    category: label,
    author: label,
    url: label,
    tags,
    language: label,
  })
  .refine((article) => Boolean(article.title?.trim() || article.body?.trim()), 'has neither a title nor a body');

/** Either an article or the reasons why there is none, each naming the field. */
export type ParsedArticle =
  { readonly ok: true; readonly article: Article } | { readonly ok: false; readonly reasons: readonly string[] };

/** Reads an article from JSON that came from outside. Never throws. Unknown fields are ignored. */
export function parseArticle(input: unknown): ParsedArticle {
  if (!isRecord(input)) return { ok: false, reasons: [`the article ${allowed('an object')({ input })}`] };
  const parsed = looseArticle.safeParse(toOwnNames(input));
  if (!parsed.success) return { ok: false, reasons: parsed.error.issues.map((issue) => toReason(issue, input)) };
  const { data } = parsed;
  const title = data.title ?? '';
  const body = data.body ?? '';
  return {
    ok: true,
    article: {
      ...data,
      id: data.id || toStableId({ title, body, url: data.url }),
      title,
      body,
      publishedAt: data.publishedAt ?? null,
      language: data.language ?? 'ar',
    },
  };
}

function toOwnNames(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [field, names] of FIELDS) fields[field] = input[findName(input, names)];
  return fields;
}

/** The name whose value is used: the first that is neither missing nor blank. */
function findName(input: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const [own = ''] = names;
  if (names.length === 1) return own;
  return names.find((name) => saysAnything(input[name])) ?? own;
}

function saysAnything(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '');
}

function toTypeName(input: unknown): string {
  if (input === null) return 'null';
  return Array.isArray(input) ? 'an array' : `a ${typeof input}`.replace('a object', 'an object');
}

function toReason(issue: z.core.$ZodIssue, input: Readonly<Record<string, unknown>>): string {
  const [field, ...rest] = issue.path.map(String);
  if (field === undefined) return `the article ${issue.message}`;
  const names = FIELDS.find(([name]) => name === field)?.[1] ?? [field];
  return `${[findName(input, names), ...rest].join('.')} ${issue.message}`;
}
