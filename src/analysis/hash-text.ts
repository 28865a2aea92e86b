/** A short name for a long text, to tell versions of data apart. Not for keys or secrets. */

/** 16 hexadecimal digits: two FNV-1a hashes of the UTF-16 units, from two bases. */
export function hashText(text: string): string {
  return [0x811c9dc5, 0x9e3779b9]
    .map((basis) => {
      let hash = basis;
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
