/** Keys of the API and what each may do. None configured: everybody may search, nobody may write. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';

export const SCOPES = ['search', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

export interface ApiKey {
  readonly secret: string;
  readonly scopes: readonly Scope[];
}

/** Throws the problem of a request without a key that has the scope: 401 for no key or an unknown one, 403 for another's. */
export function requireScope(scope: Scope, keys: readonly ApiKey[]): RequestHandler {
  return function checkKey(request, response, next) {
    const sent = /^Bearer +(\S+)$/iu.exec(request.get('authorization') ?? '')?.[1];
    const key = sent === undefined ? undefined : findKey(sent, keys);
    if (key === undefined) {
      response.set('WWW-Authenticate', 'Bearer realm="fihrist"');
      throw new AppError('unauthorized', toReason(sent, keys.length));
    }
    if (!key.scopes.includes(scope))
      throw new AppError(
        'forbidden',
        `This key may ${key.scopes.join(' and ')}; this address needs the scope "${scope}"`,
      );
    next();
  };
}

function toReason(sent: string | undefined, known: number): string {
  if (known === 0) return 'Writing is closed: no key is configured. Set FIHRIST_API_KEYS=KEY:write and start again';
  return sent === undefined
    ? 'This address needs a key: send it as "Authorization: Bearer KEY"'
    : 'The key that was sent is not one of this service';
}

/** Hashes of one length are compared, so that the time tells nothing of a key. */
function findKey(sent: string, keys: readonly ApiKey[]): ApiKey | undefined {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = hash(sent);
  return keys.find(({ secret }) => timingSafeEqual(hash(secret), wanted));
}
