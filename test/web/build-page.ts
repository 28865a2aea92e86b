/** The page as a reader gets it, built afresh for a test by the very command that builds it for readers. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Builds into a folder of its own; `remove` deletes it. */
export async function buildPage(
  config = 'src/web/vite.config.ts',
  mode = 'production',
): Promise<{ readonly webDir: string; readonly remove: () => Promise<void> }> {
  const webDir = await mkdtemp(path.join(tmpdir(), 'fihrist-web-'));
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const options = ['build', '--config', config, '--mode', mode, '--outDir', webDir, '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, ...options], { cwd: ROOT });
  return { webDir, remove: () => rm(webDir, { recursive: true, force: true }) };
}
