/** Addresses that take their parameters in the body, or none: one in the query string would be ignored. */
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Throws AppError `invalid_request` naming each parameter of the query string. */
export const refuseParameters: RequestHandler = function refuseParameters(request, _response, next) {
  const names = Object.keys(request.query);
  if (names.length === 0) {
    next();
    return;
  }
  const detail = `is not taken in the query string of ${request.method} ${request.path}; send it in the body, if at all`;
  throw new AppError('invalid_request', names.map((name) => `"${name}" ${detail}`).join('; '), {
    details: names.map((parameter) => ({ parameter, detail })),
  });
};
