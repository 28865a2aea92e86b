/** Addresses that came with the archive and may be anything. */

/** The address when a browser may follow it as a link to the web, else null: never a script, never a file. */
export function toWebUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
