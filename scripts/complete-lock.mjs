/**
 * Completes package-lock.json after `npm install`.
 *
 * npm 11 leaves optional packages of foreign platforms out of the lock when the registry in use does not
 * carry them, and `npm ci` then refuses the lock it wrote itself (npm/cli#9342, #8805). This adds the
 * missing entries by the name and version their parent asks for. Run it after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const PLATFORMS = /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-?([a-z0-9]+)?/u;
/** Names that package authors use for a processor, where they differ from `process.arch`. */
const ARCHITECTURES = { eabi: 'arm', armv7: 'arm', mips64el: 'mips64el' };

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));

/** Whether `name` resolves from the package at `from`, walking up as Node does. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

let added = 0;
for (const [from, entry] of Object.entries(lock.packages)) {
  if (from === '') continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = PLATFORMS.exec(name);
    if (isLocked(from, name) || !platform || !/^\d/u.test(version)) continue;
    const [, os, arch] = platform;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(arch ? { cpu: [ARCHITECTURES[arch] ?? arch] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [os],
    };
    added += 1;
  }
}

if (added > 0) {
  const inOrder = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(inOrder);
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`package-lock.json: ${added} entries added\n`);
