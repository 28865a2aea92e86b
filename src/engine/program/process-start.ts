/** Telling one process from another that gets the same pid later. */
import { readFile } from 'node:fs/promises';

/**
 * When a process began, as an opaque string: the kernel's boot and its own count of ticks since. Null when the process
 * is gone, or has ended and only waits to be collected by its parent; empty where the kernel does not tell (no /proc).
 */
export async function readProcessStart(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user is there too.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  const [boot, stat] = await Promise.all([readText('/proc/sys/kernel/random/boot_id'), readText(`/proc/${pid}/stat`)]);
  if (stat === '') return '';
  // The second field is the program's name in parentheses, which may hold spaces; the state is the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : `${boot.trim()} ${fields[19] ?? ''}`;
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
