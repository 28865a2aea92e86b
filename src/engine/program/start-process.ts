/** Starting the engine's process so that it never outlives ours, whatever kills us. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

export interface EngineProcessOptions {
  /** The program and its parameters. */
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The engine reads a configuration file from here when there is one. */
  readonly folder: string;
  /** File descriptor for what it prints. */
  readonly logFd: number;
  /** How long it may take to end once it is asked to. */
  readonly stopDeadlineMs?: number;
}

export interface EngineProcess {
  /** Resolves when it has ended, with how it did, for a message: `exit code 1`, `killed by SIGKILL`. */
  readonly exited: Promise<string>;
  hasExited(): boolean;
  /** Asks it to end, waits, and ends it by force after the deadline. */
  stop(): Promise<void>;
}

const STOP_DEADLINE_MS = 15_000;

/**
 * Runs its parameters as a command until its standard input ends, which it does when our process ends in any way: the
 * kernel closes the pipe. The engine itself gets no input. An engine that does not heed SIGTERM is killed after a
 * while, and when it has ended, so does everything that is left of the process group: this watchdog, and the engine
 * itself where the program is a script that waits for it. Should the watchdog be killed alone, node closes the pipe.
 */
const WATCHDOG = `exec 3<&0
tries=$1
shift
"$@" </dev/null 3<&- &
engine=$!
{
  while read -r line <&3; do :; done
  kill -TERM "$engine"
  while [ "$tries" -gt 0 ] && kill -0 "$engine"; do
    PATH="$PATH:/usr/bin:/bin" sleep 0.1
    tries=$((tries - 1))
  done
  kill -KILL "$engine"
} 2>/dev/null &
exec 3<&-
wait "$engine"
status=$?
trap '' TERM
kill -TERM "-$$" 2>/dev/null
exit "$status"`;

export function startProcess({
  command,
  env,
  folder,
  logFd,
  stopDeadlineMs = STOP_DEADLINE_MS,
}: EngineProcessOptions): EngineProcess {
  // In a group of its own, so that Ctrl-C does not reach the engine before the server has answered its last request.
  const child = spawn(
    '/bin/sh',
    ['-c', WATCHDOG, 'fihrist-engine', String(Math.ceil(stopDeadlineMs / 100)), ...command],
    {
      cwd: folder,
      env,
      detached: true,
      stdio: ['pipe', logFd, logFd],
    },
  );
  let hasExited = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(toEnding(code, signal)));
    child.on('error', (error) => resolve(error.message));
  }).then((ending) => {
    hasExited = true;
    return ending;
  });
  // Writing to it is never tried, but a pipe whose reader is gone must not end our process.
  child.stdin?.on('error', () => {});
  return {
    exited,
    hasExited: () => hasExited,
    async stop() {
      child.stdin?.end();
      // The watchdog does this too; it may have been stopped or killed.
      const force = setTimeout(() => killGroup(child), stopDeadlineMs + 1000);
      await exited;
      clearTimeout(force);
    },
  };
}

/** A shell gives the end of its command by a signal as 128 and the signal's number. */
function toEnding(code: number | null, signal: NodeJS.Signals | null): string {
  const number = (code ?? 0) - 128;
  const name = signal ?? Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return name === undefined ? `exit code ${code}` : `killed by ${name}`;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}
