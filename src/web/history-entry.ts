/** What the browser's history keeps beside an address: where the reader was on that page. */

export interface HistoryEntry {
  readonly scrollY: number;
  /** Address of the link that was followed from there; null when it was left otherwise. */
  readonly focusHref: string | null;
}

/** The entry of the current address; the top of the page when it has none. */
export function readEntry(): HistoryEntry {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null) return { scrollY: 0, focusHref: null };
  const scrollY = 'scrollY' in state && typeof state.scrollY === 'number' ? state.scrollY : 0;
  const focusHref = 'focusHref' in state && typeof state.focusHref === 'string' ? state.focusHref : null;
  return { scrollY, focusHref };
}

/** Changes the entry of the current address. */
export function rememberEntry(change: Partial<HistoryEntry>): void {
  history.replaceState({ ...readEntry(), ...change }, '');
}
