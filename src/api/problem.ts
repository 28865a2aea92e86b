/** Errors as RFC 9457 problem details: the one place where an error becomes an answer. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { AppError, ERROR_CODES } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** The body of every answer with status 400 and above; media type `application/problem+json`. */
export const problemSchema = z.object({
  /** Relative reference that names the code; docs/errors.md says what to do about each. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(ERROR_CODES)),
  /** The request, as it is named in the log. */
  instance: z.string(),
  errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Seconds after which a client may ask again when the engine was not there. */
const RETRY_AFTER_SECONDS = 2;

/** The problem for an error; what is no AppError says nothing of itself, for it may hold secrets. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : toKnown(error);
  const { status, title } = ERROR_CODES[known.code];
  return {
    type: `/problems/${known.code}`,
    title,
    status,
    detail: known.message,
    code: known.code,
    instance: `/requests/${requestId}`,
    ...(known.details.length > 0 ? { errors: [...known.details] } : {}),
  };
}

/** What Express and its parsers throw for what the client did wrong: meant to be shown, or a path that is not UTF-8. */
const clientError = z.object({ expose: z.literal(true), status: z.int().min(400).max(499), message: z.string() });

function toKnown(error: unknown): AppError {
  if (error instanceof URIError)
    return new AppError('invalid_request', 'The path must be UTF-8, percent-encoded, with %25 for a percent sign', {
      cause: error,
    });
  const shown = clientError.safeParse(error);
  if (!shown.success)
    return new AppError('internal', 'The request failed for a reason that is in the log under its id', {
      cause: error,
    });
  const { status, message } = shown.data;
  return new AppError(CODE_OF_STATUS.get(status) ?? 'invalid_request', `The request cannot be read: ${message}`, {
    cause: error,
  });
}

/** Statuses that tell more than 400 does. */
const CODE_OF_STATUS: ReadonlyMap<number, ErrorCode> = new Map([
  [413, 'payload_too_large'],
  [415, 'unsupported_media_type'],
]);

/** Answers with a problem whatever is thrown or passed to `next`. The last handler of the app. */
export function createProblemHandler(): ErrorRequestHandler {
  return function answerWithProblem(error: unknown, request, response, next) {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = toProblem(error, toRequestId(request));
    if (problem.status >= 500) request.log.error({ err: error }, problem.detail);
    if (problem.status === 503) response.set('Retry-After', String(RETRY_AFTER_SECONDS));
    sendProblem(response, problem);
  };
}

/** Sends a problem, and what it has beside the members that all have. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Throws the problem for an address that nothing answers at. */
export const answerNotFound: RequestHandler = function answerNotFound(request) {
  throw new AppError('not_found', `There is nothing at ${request.method} ${request.path}`);
};

/** Throws the problem for an address that answers to other methods only. */
export function allowOnly(...methods: readonly string[]): RequestHandler {
  return function refuseMethod(request, response) {
    response.set('Allow', methods.join(', '));
    throw new AppError(
      'method_not_allowed',
      `${request.path} does not take ${request.method}; allowed: ${methods.join(', ')}`,
    );
  };
}

/** The name of a request, in the log and in its answer. */
export function toRequestId(request: Request): string {
  return typeof request.id === 'string' || typeof request.id === 'number' ? String(request.id) : 'unknown';
}
