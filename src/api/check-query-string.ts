/** Query strings that are not UTF-8 are errors, where the parser of Express would put U+FFFD and search for that. */
import { unescape } from 'node:querystring';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

const MAX_QUOTED_LENGTH = 120;

/** Throws AppError `invalid_request` naming the first parameter that cannot be decoded. */
export const checkQueryString: RequestHandler = function checkQueryString(request, _response, next) {
  const [, query = ''] = request.originalUrl.split(/\?(.*)/su);
  const broken = query.split('&').find((pair) => !isDecodable(pair));
  if (broken !== undefined) throw toBrokenParameter(broken);
  next();
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function toBrokenParameter(pair: string): AppError {
  const [name = '', sent = ''] = pair.split(/=(.*)/su);
  const parameter = unescape(name);
  const detail = `must be UTF-8, percent-encoded, with %25 for a percent sign; sent ${JSON.stringify(sent.slice(0, MAX_QUOTED_LENGTH))}`;
  return new AppError('invalid_request', `"${parameter}" ${detail}`, { details: [{ parameter, detail }] });
}
