/** Where scrolling and focus go when a view has something to show. */
import type { HistoryEntry } from './history-entry.ts';

/**
 * `new-place`: to the heading of what is new. `same-place`: nowhere, unless what had the focus is gone. `return`: to
 * where the reader was.
 */
export type Arrival =
  | { readonly kind: 'new-place' }
  | { readonly kind: 'same-place' }
  | { readonly kind: 'return'; readonly entry: HistoryEntry };

/** Moves scrolling and focus inside `root`. */
export function arrive(root: HTMLElement, arrival: Arrival): void {
  if (arrival.kind === 'return') {
    const { scrollY, focusHref } = arrival.entry;
    if (focusHref !== null) focusWithoutScrolling(root.querySelector(`a[href="${CSS.escape(focusHref)}"]`));
    window.scrollTo({ top: scrollY, behavior: 'instant' });
    return;
  }
  const heading = root.querySelector('h1');
  if (arrival.kind === 'new-place') {
    focusWithoutScrolling(heading);
    heading?.scrollIntoView({ block: 'start', behavior: 'instant' });
  } else if (document.activeElement === null || document.activeElement === document.body) {
    focusWithoutScrolling(heading);
  }
}

function focusWithoutScrolling(element: Element | null): void {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}
