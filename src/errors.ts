/** The closed catalogue of errors that reach a person: one code each, with its HTTP status and title. */

/** Status and title by code. `docs/errors.md` lists the same codes; a test compares them. */
export const ERROR_CODES = {
  invalid_request: { status: 400, title: 'The request is not valid' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  article_not_found: { status: 404, title: 'The archive has no such article' },
  unauthorized: { status: 401, title: 'The request needs a key' },
  forbidden: { status: 403, title: 'The key does not have this right' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  nothing_accepted: { status: 422, title: 'Nothing of what was sent is an article' },
  unsupported_media_type: { status: 415, title: 'The body is of a kind that is not read' },
  method_not_allowed: { status: 405, title: 'This address does not take this method' },
  engine_unavailable: { status: 503, title: 'The search engine does not answer' },
  engine_refused: { status: 502, title: 'The search engine refused a request' },
  engine_missing: { status: 503, title: 'There is no search engine to use' },
  index_not_ready: { status: 503, title: 'The archive is not indexed yet' },
  archive_busy: { status: 503, title: 'Another run is bringing articles in' },
  analyzer_mismatch: { status: 503, title: 'The index is not as this version of the program would make it' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing wrong with a request: which parameter, and what was wrong, sent and allowed. */
export interface ErrorDetail {
  readonly parameter: string;
  readonly detail: string;
}

/** An error with a code of the catalogue. `message` says what was wrong, what was sent and what is allowed. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: readonly ErrorDetail[] } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? [];
  }
}
