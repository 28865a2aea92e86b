/** One engine for a whole test run: the one that `MEILI_URL` names, else an embedded one over a folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEngine } from '../../src/engine/program/open-engine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the engine of this run is, and its key. */
    readonly engine: { readonly url: string; readonly apiKey: string };
  }
}

/**
 * Starts the engine and resolves to what ends it. Throws when there is none to be had: nothing is skipped for want of
 * an engine.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fihrist-test-'));
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  try {
    const engine = await openEngine({
      env: process.env,
      dataDir,
      maxIndexingMemory: '256MiB',
      onNotice: (message) => void process.stderr.write(`${message}\n`),
    });
    provide('engine', { url: engine.url, apiKey: engine.apiKey });
    return async () => {
      await engine.stop();
      await removeFolder();
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
