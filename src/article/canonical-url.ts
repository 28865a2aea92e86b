/** The address by which an article is recognised: the same for every way in which it is passed on. */

/** Parameters that say where a reader came from and nothing of what is read. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|amp|spm|_ga)$/iu;

/**
 * Without scheme, `www.` and mobile prefixes, default port, fragment, tracking and a final slash; parameters in order.
 * What is no http address comes back as it is.
 */
export function toCanonicalUrl(url: string): string {
  let parsed;
  try {
    parsed = new URL(url.trim());
  } catch {
    return url;
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return url;
  const kept = [...parsed.searchParams].filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
  const host = parsed.host.replace(/^(?:www|m|mobile|amp)\./u, '');
  const path = parsed.pathname.replace(/\/(?:amp\/?)?$/u, '').replace(/\/index\.(?:html?|php)$/u, '');
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}
