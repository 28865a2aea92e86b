/** A ZIP with one member a file; only what readers look at. */
import { deflateRawSync } from 'node:zlib';

export interface ZipOptions {
  readonly flags?: number | undefined;
  /** As programs write it that do not know the sizes before: they stand behind each file. */
  readonly isStreamed?: boolean;
}

export function toZip(
  files: readonly (readonly [string, string])[],
  { flags: given = 0x800, isStreamed = false }: ZipOptions = {},
): Buffer {
  const flags = isStreamed ? given | 8 : given;
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    const toHead = (ownSizes: Buffer): Buffer => {
      const head = Buffer.alloc(26);
      head.writeUInt16LE(20, 0);
      head.writeUInt16LE(flags, 2);
      head.writeUInt16LE(8, 4);
      ownSizes.copy(head, 10);
      head.writeUInt16LE(Buffer.byteLength(name), 22);
      return head;
    };
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      toHead(isStreamed ? Buffer.alloc(12) : sizes),
      Buffer.from(name),
      packed,
      ...(isStreamed ? [Buffer.from('PK\u0007\u0008'), sizes] : []),
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), toHead(sizes), tail, Buffer.from(name)]),
    );
    bodies.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
