/** A record from outside to an article: names, spellings of dates, wrong tables, and what the page left in the text. */
import type { Article } from './article.ts';
import { readDateInUrl } from './dates/date-in-url.ts';
import { readDate } from './dates/read-date.ts';
import { detectLanguage } from './detect-language.ts';
import { isBlank, toOwnFields } from './field-names.ts';
import { isRecord } from './is-record.ts';
import { findAsides } from './find-asides.ts';
import { parseArticle } from './parse-article.ts';
import type { ReadingRules } from './reading-rules.ts';
import { repairMojibake } from './repair-mojibake.ts';

/** Either an article or the reasons why there is none, each naming the field. */
export type PreparedArticle =
  | {
      readonly ok: true;
      readonly article: Article;
      /** Whether text that had been decoded by a wrong table was repaired. */
      readonly isRepaired: boolean;
    }
  | { readonly ok: false; readonly reasons: readonly string[] };

export type PrepareArticle = (record: unknown) => PreparedArticle;

const LOST =
  'the text is question marks where letters were: it was lost when it was exported, and is to be exported anew';
/** Dates that databases write for none. */
const NO_DATE = /^0000-00-00/u;
/** Beside the body, what is written on a label: one name, or several. */
const LABELS = ['source', 'category', 'author', 'url', 'language'] as const;
/** A line that is only a date, near the ends of a text, is when it was published. */
const MAX_DATE_LINE = 60;
const DATE_LINES = 4;

/** Makes the function that every way in ends with: files, feeds, tables and pushed articles. It never throws. */
export function createPrepareArticle(rules: ReadingRules): PrepareArticle {
  const toDate = (text: string): string | null => readDate(text, { words: rules.dateWords, order: rules.dateOrder });

  /** Of several, as a page has them, the first that can be read; what else they say is not known to be a date. */
  function prepareDate(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? toDate(one) : null)).find(Boolean);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') return text;
    return NO_DATE.test(text.trim()) ? null : (toDate(text) ?? text);
  }

  /** Of a text that came without a date: from its address, its dateline, or a line that is nothing but a date. */
  function findDate({ url, body }: Article, dateline: string): string | null {
    const fromUrl = url === null ? null : readDateInUrl(url);
    if (fromUrl !== null) return fromUrl;
    for (const part of dateline.split(/[()،]|\s[-–—:/]\s/u)) {
      const date = /\p{Nd}/u.test(part) ? toDate(part) : null;
      if (date !== null && date.length >= 10) return date;
    }
    const lines = body
      .slice(0, 2000)
      .split('\n')
      .filter((line) => line.trim() !== '');
    for (const line of lines.slice(0, DATE_LINES))
      if (line.length <= MAX_DATE_LINE && /\p{Nd}/u.test(line)) {
        const date = toDate(line);
        if (date !== null && date.length >= 10) return date;
      }
    return null;
  }

  return function prepareArticle(record) {
    if (!isRecord(record)) return parsed(record, false);
    const { fields, sentAs } = toOwnFields(record, rules.fieldNames);
    fields['title'] = toText(fields['title']);
    fields['body'] = toText(fields['body']);
    for (const label of LABELS) fields[label] = toLabel(fields[label]);
    fields['tags'] = toTags(fields['tags']);
    fields['publishedAt'] = prepareDate(fields['publishedAt']);
    const isRepaired = repairFields(fields);
    const result = parsed(fields, isRepaired);
    if (result.ok) return result;
    // A reason begins with the name of the field: the one that was sent is the one to mend.
    return {
      ok: false,
      reasons: result.reasons.map((reason) => reason.replace(/^\w+/u, (name) => sentAs.get(name) ?? name)),
    };
  };

  function parsed(record: unknown, isRepaired: boolean): PreparedArticle {
    const result = parseArticle(record);
    if (!result.ok || !isRecord(record)) return result.ok ? { ...result, isRepaired } : result;
    const { article } = result;
    if (isLost(`${article.title} ${article.body}`)) return { ok: false, reasons: [LOST] };
    const asides = findAsides(article.body, rules);
    const dateline = asides.find(({ kind }) => kind === 'dateline');
    const head = dateline === undefined ? '' : article.body.slice(dateline.start, dateline.end);
    return {
      ok: true,
      isRepaired,
      article: {
        ...article,
        publishedAt: article.publishedAt ?? findDate(article, head),
        language: isBlank(record['language'])
          ? detectLanguage(`${article.title} ${article.body.slice(0, 2000)}`, rules.languages)
          : article.language,
        ...(asides.length > 0 ? { asides } : {}),
      },
    };
  }
}

/** Whether a program without the letters has put a question mark for each of them. */
function isLost(text: string): boolean {
  const head = text.slice(0, 2000);
  const marks = head.match(/\?/gu)?.length ?? 0;
  return marks > 10 && marks > (head.match(/[^\s?]/gu)?.length ?? 0);
}

/** Repairs what was decoded by a wrong table, in place; true when something was. */
function repairFields(fields: Record<string, unknown>): boolean {
  const repairAll = (isKnown: boolean): boolean => {
    let isRepaired = false;
    const repair = (value: string): string => {
      const repaired = repairMojibake(value, { isKnown });
      isRepaired ||= repaired !== value;
      return repaired;
    };
    for (const name of ['title', 'body', ...LABELS, 'tags']) {
      const value = fields[name];
      if (typeof value === 'string') fields[name] = repair(value);
      else if (Array.isArray(value)) fields[name] = value.map((one) => (typeof one === 'string' ? repair(one) : one));
    }
    return isRepaired;
  };
  if (!repairAll(false)) return false;
  // Names and short titles cannot tell by themselves; beside a text that was misread they can.
  repairAll(true);
  return true;
}

/** A text of what may be its paragraphs, or a number, as a title that is a year. */
function toText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('\n') : value;
}

/** One label of what may be a name, several, or an object with one: `["سلمى", "كمال"]`, `{"name": "سلمى"}`. */
function toLabel(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const names = value.map(toLabel).filter((name) => typeof name === 'string' && name.trim() !== '');
    return names.length === 0 && value.length > 0 ? value : names.join('، ');
  }
  return isRecord(value) && typeof value['name'] === 'string' ? value['name'] : value;
}

function toTags(value: unknown): unknown {
  return Array.isArray(value) ? value.map(toLabel) : value;
}
