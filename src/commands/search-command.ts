/** `fihrist search QUERY`: the search of the API, for a terminal. */
import { readConfig } from '../config.ts';
import { openArchive } from '../open-archive.ts';
import { parseSearchRequest } from '../api/schemas/search-parameters.ts';
import { search } from '../search/search.ts';
import { formatResult } from './format-result.ts';

export interface SearchCommandOptions {
  readonly json: boolean;
  readonly limit: string;
}

export async function searchCommand(words: readonly string[], { json, limit }: SearchCommandOptions): Promise<number> {
  const request = parseSearchRequest({ q: words.join(' '), limit });
  const archive = await openArchive({ config: readConfig(process.env), env: process.env });
  try {
    const result = await search(request, { ...archive, now: () => performance.now() });
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : formatResult(result, process.stdout.isTTY));
    return 0;
  } finally {
    await archive.close();
  }
}
