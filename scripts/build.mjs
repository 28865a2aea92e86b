/**
 * Builds `dist`: the server from `src` by TypeScript, the page and the exports of the package by Vite, the sample archive
 * beside them.
 * `node scripts/build.mjs` always builds; `fihrist` builds when a source is newer. A production image has no `src` and
 * never builds. Plain JavaScript, for it must run before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** Written last: without it a build was not finished. */
const STAMP = join(DIST, '.built');
const SOURCES = ['src', 'index-config/arabic', 'tsconfig.json', 'tsconfig.build.json', 'package.json'];

/** Builds when `dist` is missing, unfinished or older than a source. */
export function buildIfStale() {
  if (!existsSync(join(ROOT, 'src'))) return;
  const builtAt = existsSync(STAMP) ? statSync(STAMP).mtimeMs : 0;
  if (SOURCES.every((source) => newestIn(join(ROOT, source)) <= builtAt)) return;
  process.stderr.write('Building Fihrist, for its sources are newer than the last build…\n');
  build();
}

/** Modification time of the newest file in a folder, or of a file; 0 when there is none. */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Builds beside `dist` and swaps, so that a program that runs meanwhile finds either the old build or the new. */
export function build() {
  const startedAt = Date.now();
  const fresh = join(ROOT, 'dist', `../.dist-${process.pid}`);
  try {
    run('typescript', 'bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', fresh]);
    bundle('src/web/vite.config.ts', join(fresh, 'web'));
    bundle('src/package/vite.config.ts', join(fresh, 'package'));
    bundle('src/package/vite.config.ts', join(fresh, 'package'), ['--mode', 'node']);
    cpSync(join(ROOT, 'src/sample-archive'), join(fresh, 'sample-archive'), { recursive: true });
    writeFileSync(join(fresh, '.built'), '');
    rmSync(DIST, { recursive: true, force: true });
    renameSync(fresh, DIST);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  process.stderr.write(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

function bundle(config, folder, options = []) {
  run('vite', 'bin/vite.js', ['build', '--config', config, '--outDir', folder, '--logLevel', 'warn', ...options]);
}

function run(packageName, program, parameters) {
  const home = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  const { status } = spawnSync(process.execPath, [join(home, program), ...parameters], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`Building failed in ${packageName}`);
}

/** A production install lacks the tools, and needs no build: it comes with one. */
function canBuild() {
  return existsSync(join(ROOT, 'src')) && existsSync(join(ROOT, 'node_modules/typescript'));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && (canBuild() || !process.argv.includes('--if-possible')))
  build();
