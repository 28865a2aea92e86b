/** `fihrist search QUERY`: the search of the API, for a terminal. */
import { toSearchResponse } from '../api/routes/search.ts';
import { parseSearchRequest } from '../api/schemas/search-parameters.ts';
import { readConfig } from '../config.ts';
import { openArchive } from '../open-archive.ts';
import { createSearcher } from '../search/search.ts';
import { formatResult } from './format-result.ts';

/** Whatever is not named here is a parameter of the API, with its name there. */
export interface SearchCommandOptions {
  readonly json: boolean;
  readonly explain: boolean;
  readonly [parameter: string]: unknown;
}

export async function searchCommand(
  words: readonly string[],
  { json, explain, ...parameters }: SearchCommandOptions,
): Promise<number> {
  const request = parseSearchRequest({ q: words.join(' '), explain: String(explain), ...parameters });
  const archive = await openArchive({ config: readConfig(process.env), env: process.env });
  try {
    const result = await createSearcher({ ...archive, now: () => performance.now() }).search(request);
    process.stdout.write(
      json ? `${JSON.stringify(toSearchResponse(result), null, 2)}\n` : formatResult(result, process.stdout.isTTY),
    );
    return 0;
  } finally {
    await archive.close();
  }
}
