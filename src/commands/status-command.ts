/** `fihrist status`: engine, index, analyzer, last run. Looks only: nothing is made or changed. */
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { openArchive } from '../open-archive.ts';
import { toDisplayPath } from './display-path.ts';
import { readLastRun } from './run-record.ts';
import type { LastRun } from './run-record.ts';

const FITNESS = {
  missing: 'not made yet: npx fihrist index PATH',
  unfinished: 'begun and empty: npx fihrist index PATH',
  foreign: 'not made by Fihrist',
  other_analyzer: 'of another analyzer: npx fihrist index --rebuild',
  other_documents: 'with documents of another shape: npx fihrist index --rebuild',
  other_settings: 'of other settings: npx fihrist index --rebuild',
  fit: 'as configured',
} as const;

export async function statusCommand({ json }: { readonly json: boolean }): Promise<number> {
  const config = readConfig(process.env);
  const archive = await openArchive({ config, env: process.env, isPrepared: false });
  try {
    const fitness = await archive.index.fitness();
    const { documents, analyzerVersion } =
      fitness === 'missing' ? { documents: 0, analyzerVersion: null } : await archive.index.state();
    const lastRun = await readLastRun(join(config.dataDir, 'runs'));
    const status = {
      engine: { url: archive.engine.url, origin: archive.engine.origin, version: archive.engine.version },
      index: { name: config.indexName, documents, analyzerVersion, fitness },
      analyzerVersion: archive.analyzer.version,
      dataDir: config.dataDir,
      lastRun,
    };
    process.stdout.write(
      json
        ? `${JSON.stringify(status, null, 2)}\n`
        : [
            `engine    Meilisearch ${status.engine.version} (${status.engine.origin}) at ${status.engine.url}`,
            `index     ${status.index.name}, ${documents} articles, ${FITNESS[fitness]}`,
            `analyzer  ${analyzerVersion ?? 'none'}${analyzerVersion === archive.analyzer.version ? '' : `, this program has ${archive.analyzer.version}`}`,
            `data      ${status.dataDir}`,
            `last run  ${lastRun === null ? 'none' : formatRun(lastRun)}`,
            '',
          ].join('\n'),
    );
    return 0;
  } finally {
    await archive.close();
  }
}

function formatRun({ finishedAt, outcome, paths, counts }: LastRun): string {
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  const what = told.length === 0 ? 'nothing read' : told.map(([name, count]) => `${count} ${name}`).join(', ');
  return `${finishedAt}, ${outcome}: ${what}, from ${paths.map(toDisplayPath).join(' ') || 'the index itself'}`;
}
