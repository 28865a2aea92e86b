/** Ctrl-C and `kill`, as an AbortSignal. */

export interface StopSignal {
  readonly signal: AbortSignal;
  /** Resolves when the process is told to stop. */
  readonly stopped: Promise<void>;
  /** Gives the signals back. */
  release(): void;
}

/** Asked once, a command ends what it is at; asked twice, the process ends at once. */
export function createStopSignal(): StopSignal {
  const controller = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    stopped,
    release() {
      for (const name of names) process.off(name, stop);
    },
  };
}
