/** Whether an engine answers, and whether its version is one that this project works with. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { createEngineHttp, EngineRefusal } from '../engine-http.ts';

const TIMEOUT_MS = 5000;
const OLDEST = { major: 1, minor: 21 } as const;
/** The versions that work, for a message. */
export const SUPPORTED_VERSIONS = `${OLDEST.major}.${OLDEST.minor} and later, below ${OLDEST.major + 1}`;

const versionAnswer = z.object({ pkgVersion: z.string().regex(/^\d+\.\d+/u) });

/** `version` such as `1.21.0`; false for what is no version at all. */
export function isSupportedVersion(version: string): boolean {
  const [major, minor = 0] = version.split('.').map(Number);
  return major === OLDEST.major && minor >= OLDEST.minor;
}

/**
 * The version of the engine at `url`. Throws AppError `engine_unavailable` when it does not answer, `engine_refused`
 * when it does not take the key, is of a version that is not supported, or is something else than Meilisearch.
 */
export async function readEngineVersion(url: string, apiKey: string, timeoutMs = TIMEOUT_MS): Promise<string> {
  const http = createEngineHttp({ timeoutMs });
  try {
    const headers = apiKey === '' ? {} : { Authorization: `Bearer ${apiKey}` };
    const answer = versionAnswer.safeParse(await http.send(`${url}/version`, { headers }));
    if (!answer.success)
      throw new AppError('engine_refused', `What answers at ${url} is no Meilisearch: it does not tell its version`);
    const { pkgVersion } = answer.data;
    if (isSupportedVersion(pkgVersion)) return pkgVersion;
    throw new AppError(
      'engine_refused',
      `The engine at ${url} is Meilisearch ${pkgVersion}; supported are ${SUPPORTED_VERSIONS}`,
    );
  } catch (error) {
    throw error instanceof EngineRefusal ? toAppError(error, url, apiKey) : error;
  } finally {
    http.close();
  }
}

function toAppError(refusal: EngineRefusal, url: string, apiKey: string): AppError {
  const isAboutKey = refusal.status === 401 || refusal.status === 403;
  const what =
    apiKey === '' ? 'wants a key, and MEILI_MASTER_KEY is not set' : 'does not take the key in MEILI_MASTER_KEY';
  const message = isAboutKey
    ? `The engine at ${url} ${what}: ${refusal.message}`
    : `What answers at ${url} is no Meilisearch: it answers HTTP ${refusal.status} when asked for its version`;
  return new AppError('engine_refused', message, { cause: refusal });
}
