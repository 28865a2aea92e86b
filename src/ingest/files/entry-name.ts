/** Names in a ZIP are UTF-8, or of the system that packed them: Windows-1256 where Arabic is written. */
export function toEntryName(fileName: unknown): string {
  if (!Buffer.isBuffer(fileName)) return String(fileName);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileName);
  } catch {
    return new TextDecoder('windows-1256').decode(fileName);
  }
}
