/** `fihrist serve`, and `fihrist start`, which fills an empty index with the sample archive first. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createApp } from '../api/app.ts';
import { createPrepareArticle } from '../article/prepare-article.ts';
import { readConfig } from '../config.ts';
import { createArticleIntake } from '../ingest/article-intake.ts';
import { withPlainFields } from '../ingest/formats/plain-fields.ts';
import { openArchive } from '../open-archive.ts';
import type { Archive } from '../open-archive.ts';
import { readReadingRules } from '../reading-rules.ts';
import { createSearcher } from '../search/search.ts';
import { listen } from '../server.ts';
import { runIndexing } from './run-indexing.ts';
import { createStopSignal } from './stop-signal.ts';

const SAMPLE_ARCHIVE = fileURLToPath(new URL('../sample-archive/articles.jsonl', import.meta.url));
const WEB_DIR = fileURLToPath(new URL('../web', import.meta.url));
const EXAMPLE_QUERIES = ['صفقات سرية', '"دير الزور"'];

/** Serves until it is told to stop. `withSample`: an empty index is filled with the bundled archive first. */
export async function serveCommand({ withSample }: { readonly withSample: boolean }): Promise<number> {
  const config = readConfig(process.env);
  const stop = createStopSignal();
  const say = (message: string): void => void process.stderr.write(`${message}\n`);
  const archive = await openArchive({ config, env: process.env, onNotice: say });
  try {
    if (withSample) await fillWithSample(archive, config, stop.signal, say);
    if (stop.signal.aborted) return 130;
    const logger = pino({ level: process.env['LOG_LEVEL'] === undefined && withSample ? 'warn' : config.logLevel });
    const now = (): number => performance.now();
    const searcher = createSearcher({ ...archive, now, cacheBytes: config.cacheBytes });
    const app = createApp({
      ...archive,
      searcher,
      push: {
        intake: createArticleIntake({ ...archive, prepare: withPlainFields(createPrepareArticle(readReadingRules())) }),
        apiKeys: config.apiKeys,
      },
      logger,
      webDir: existsSync(WEB_DIR) ? WEB_DIR : null,
    });
    const server = await listen(app, config.host, config.port);
    sayWelcome(server.url, say);
    // Searches are right without it, and slower; one that needs the engine will say what is wrong with it.
    searcher.warm(stop.signal).then(
      () => logger.info('loaded ahead of the searches'),
      (error: unknown) => logger.warn(error, 'could not load ahead of the searches'),
    );
    await stop.stopped;
    say('Stopping…');
    await server.close();
    return 0;
  } finally {
    await archive.close();
    stop.release();
  }
}

async function fillWithSample(
  archive: Archive,
  config: ReturnType<typeof readConfig>,
  signal: AbortSignal,
  say: (message: string) => void,
): Promise<void> {
  const { documents } = await archive.index.state();
  if (documents > 0) {
    say(`The index "${config.indexName}" has ${documents} articles; nothing to bring in.`);
    return;
  }
  say('The index is empty: bringing in the sample archive.');
  await runIndexing({ archive, config, paths: [SAMPLE_ARCHIVE], signal });
}

function sayWelcome(url: string, say: (message: string) => void): void {
  say(`\nFihrist is ready: ${url}\n\nTry:`);
  for (const query of EXAMPLE_QUERIES) say(`  ${query}\n    ${url}/?q=${encodeURIComponent(query)}`);
  say(`\nThe API: ${url}/v1/search?q=${encodeURIComponent(EXAMPLE_QUERIES[0] ?? '')}\nCtrl-C stops everything.\n`);
}
