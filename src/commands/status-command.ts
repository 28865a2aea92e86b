/** `fihrist status`: engine, index, analyzer. */
import { readConfig } from '../config.ts';
import { openArchive } from '../open-archive.ts';

export async function statusCommand({ json }: { readonly json: boolean }): Promise<number> {
  const config = readConfig(process.env);
  const archive = await openArchive({ config, env: process.env });
  try {
    const { documents, analyzerVersion } = await archive.index.state();
    const status = {
      engine: { url: archive.engine.url, origin: archive.engine.origin, version: archive.engine.version },
      index: { name: config.indexName, documents, analyzerVersion },
      dataDir: config.dataDir,
    };
    process.stdout.write(
      json
        ? `${JSON.stringify(status, null, 2)}\n`
        : [
            `engine    Meilisearch ${status.engine.version} (${status.engine.origin}) at ${status.engine.url}`,
            `index     ${status.index.name}, ${documents} articles`,
            `analyzer  ${analyzerVersion ?? 'none'}`,
            `data      ${status.dataDir}`,
            '',
          ].join('\n'),
    );
    return 0;
  } finally {
    await archive.close();
  }
}
