/** JSON that is not one article a line: a list of articles, an object around a list, or objects one after another. */
import type { FileReading } from '../reading.ts';
import { untilBroken } from './until-broken.ts';
import { MAX_REJECT_BYTES, toReject } from '../to-reject.ts';
import { isRecord } from '../../article/is-record.ts';
import { tooLarge, toReading } from './to-reading.ts';
import type { FormatOptions } from './to-reading.ts';

const WRAPPERS = [
  'articles',
  'items',
  'posts',
  'data',
  'results',
  'docs',
  'documents',
  'hits',
  'news',
  'records',
  'response',
  'rows',
];

/** The objects of a JSON text, each parsed alone, so that memory holds one and a bad one costs nothing else. */
export async function* readJson(pieces: AsyncIterable<string>, options: FormatOptions): AsyncGenerator<FileReading> {
  const { file, maxArticleBytes, prepare } = options;
  const source = untilBroken(pieces);
  for await (const { text, line, length, isClosed } of splitObjects(source.chunks, maxArticleBytes)) {
    if (length > maxArticleBytes) {
      const reason = tooLarge('the object', length, maxArticleBytes);
      yield { ok: false, reject: toReject({ file, line }, [reason], Buffer.from(text), length) };
      continue;
    }
    const reject = (reason: string): FileReading => ({
      ok: false,
      reject: toReject({ file, line }, [reason], Buffer.from(text)),
    });
    if (!isClosed) {
      const cause = source.failure();
      const what = text === '' ? 'its list, so that more may have stood there' : 'an object';
      yield reject(`the JSON ends in the middle of ${what}${cause === null ? '' : `: ${cause.message}`}`);
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      yield reject(`the object is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    for (const record of unwrap(value)) yield toReading(record, { file, line }, length, prepare);
  }
}

/** The articles of a value: its own, or those of the list that it is wrapped around. */
function unwrap(value: unknown): Readonly<Record<string, unknown>>[] {
  if (!isRecord(value)) return [];
  for (const name of WRAPPERS) {
    const inner = value[name];
    if (Array.isArray(inner) && inner.some(isRecord)) return inner.filter(isRecord);
    if (isRecord(inner)) {
      const deeper = unwrap(inner);
      if (deeper.length > 0 && deeper[0] !== inner) return deeper;
    }
  }
  return [value];
}

interface JsonObject {
  /** The object as text; of one that is too long its beginning. */
  readonly text: string;
  readonly line: number;
  /** Bytes of all of it. */
  readonly length: number;
  /** False for what the text ends in the middle of: an object, or without any text the list of them. */
  readonly isClosed: boolean;
}

/**
 * Objects at the outermost level, or in the outermost list, or in the first list of an outermost object that begins
 * with one. Only braces, brackets and strings are looked at; what is between objects is let go.
 */
async function* splitObjects(pieces: AsyncIterable<string>, maxLength: number): AsyncGenerator<JsonObject> {
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  let line = 1;
  let startLine = 1;
  let kept: string[] = [];
  let length = 0;
  /** Depth at which articles begin; an object around a list moves it inwards. */
  let level = 0;
  let head = '';

  const take = (part: string): void => {
    const isLong = length > maxLength;
    length += Buffer.byteLength(part);
    if (length <= maxLength) kept.push(part);
    else if (!isLong) kept = [[...kept, part].join('').slice(0, MAX_REJECT_BYTES)];
  };
  for await (const piece of pieces) {
    let from = depth > level ? 0 : -1;
    for (let at = 0; at < piece.length; at += 1) {
      const unit = piece.charCodeAt(at);
      if (unit === 10) line += 1;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (unit === 92) isEscaped = true;
        else if (unit === 34) isString = false;
        continue;
      }
      if (unit === 34) isString = depth > 0 || level > 0;
      else if (unit === 123 || unit === 91) {
        if (unit === 91 && depth === level && level === 0) {
          level = 1;
          depth = 1;
          continue;
        }
        // `{"articles": [`: the object is a frame, its list holds the articles.
        if (unit === 91 && depth === level + 1 && level === 0) {
          head = kept.join('') + piece.slice(from, at);
          if (isFrame(head) && (await nextIsObject(piece, at))) {
            level = 2;
            depth = 2;
            kept = [];
            length = 0;
            from = -1;
            continue;
          }
        }
        if (depth === level && unit === 123) {
          from = at;
          startLine = line;
          kept = [];
          length = 0;
        }
        depth += 1;
      } else if (unit === 125 || unit === 93) {
        depth -= 1;
        if (depth === level && from >= 0 && unit === 125) {
          take(piece.slice(from, at + 1));
          yield { text: kept.join(''), line: startLine, length, isClosed: true };
          from = -1;
          kept = [];
          length = 0;
        } else if (depth < level) {
          level = Math.max(0, depth);
          depth = level;
        }
      }
    }
    if (from >= 0) take(piece.slice(from));
  }
  if (depth > level && length > 0) yield { text: kept.join(''), line: startLine, length, isClosed: false };
  else if (level > 0) yield { text: '', line, length: 0, isClosed: false };
}

/** Whether the text before a list is that of an object that has said nothing but the list's name, or a few labels. */
function isFrame(head: string): boolean {
  const name = /"([^"]{1,60})"\s*:\s*$/u.exec(head)?.[1] ?? '';
  return WRAPPERS.includes(name.toLowerCase()) && head.length < 4096;
}

async function nextIsObject(piece: string, at: number): Promise<boolean> {
  return /^\s*(?:\{|$)/u.test(piece.slice(at + 1, at + 200));
}
