/** The body of a push to records: a JSON list, one JSON object, or NDJSON with a line for each. */
import type { Request } from 'express';
import { AppError } from '../errors.ts';

/** Largest body of one request. */
export const MAX_PUSH_BYTES = 32 * 1024 * 1024;
/** Most articles of one request. */
export const MAX_PUSHED = 5000;

/** A record, or what is wrong with its line. */
export type PushedRecord =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reasons: readonly string[] };

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/iu;
const LINES_TYPE = /^application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines)\b/iu;

/** Throws AppError `unsupported_media_type`, `payload_too_large` or `invalid_request`. */
export async function readPushed(request: Request): Promise<readonly PushedRecord[]> {
  const type = request.get('content-type') ?? '';
  const isLines = LINES_TYPE.test(type);
  if (!isLines && !JSON_TYPE.test(type))
    throw new AppError(
      'unsupported_media_type',
      `The body is ${JSON.stringify(type)}; allowed are application/json (a list of articles, or one) and application/x-ndjson`,
    );
  const text = toText(await readBody(request));
  const records = isLines
    ? text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(parseLine)
    : parseWhole(text);
  if (records.length === 0) throw new AppError('invalid_request', 'The body holds no article');
  if (records.length > MAX_PUSHED)
    throw new AppError('payload_too_large', `The body holds ${records.length} articles, allowed are ${MAX_PUSHED}`);
  return records;
}

async function readBody(request: Request): Promise<Buffer> {
  const encoding = request.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity')
    throw new AppError(
      'unsupported_media_type',
      `The body is packed with ${JSON.stringify(encoding)}; send it as it is`,
    );
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > MAX_PUSH_BYTES)
      throw new AppError('payload_too_large', `The body is larger than ${MAX_PUSH_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toText(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new AppError('invalid_request', 'The body must be UTF-8', { cause });
  }
}

function parseWhole(text: string): PushedRecord[] {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new AppError('invalid_request', parsed.reasons.join('; '));
  return Array.isArray(parsed.value) ? parsed.value.map((value: unknown) => ({ ok: true, value })) : [parsed];
}

function parseLine(text: string): PushedRecord {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      reasons: [`this is not valid JSON: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
}
