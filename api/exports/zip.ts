import { crc32, deflateRawSync } from 'node:zlib';

/** A file inside a ZIP archive. Names are ASCII. */
interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** 1 January 1980: the archive tells nobody when it was made. */
const NO_DAY = 0x0021;
const DEFLATE = 8;
const VERSION = 20;

/**
 * Writes a ZIP archive (PKWARE APPNOTE 4.3) file by file; each is packed as soon as it is complete, so
 * that only packed bytes are kept.
 */
export function createZip() {
  const parts: Uint8Array[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  const push = (bytes: Uint8Array): void => {
    parts.push(bytes);
    offset += bytes.length;
  };
  return {
    add(name: string, content: Uint8Array): void {
      const packed = deflateRawSync(content);
      const entry = {
        name,
        crc: crc32(content),
        packedBytes: packed.length,
        bytes: content.length,
        offset,
      };
      entries.push(entry);
      push(Buffer.concat([writeFields(0x04034b50, [VERSION], entry, []), Buffer.from(name)]));
      push(packed);
    },
    end(): Uint8Array {
      const start = offset;
      for (const entry of entries) {
        // Version made by; then comment, disk, attributes: none of them.
        const header = writeFields(0x02014b50, [VERSION, VERSION], entry, [0, 0, 0, 0, 0]);
        const place = Buffer.alloc(4);
        place.writeUInt32LE(entry.offset);
        push(Buffer.concat([header, place, Buffer.from(entry.name)]));
      }
      const tail = Buffer.alloc(22);
      tail.writeUInt32LE(0x06054b50, 0);
      tail.writeUInt16LE(entries.length, 8);
      tail.writeUInt16LE(entries.length, 10);
      tail.writeUInt32LE(offset - start, 12);
      tail.writeUInt32LE(start, 16);
      push(tail);
      return Buffer.concat(parts);
    },
  };
}

/** The fields that the header of a file and its entry in the directory have in common. */
function writeFields(
  signature: number,
  versions: readonly number[],
  { name, crc, packedBytes, bytes }: ZipEntry,
  more: readonly number[],
): Buffer {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc, 0);
  sizes.writeUInt32LE(packedBytes, 4);
  sizes.writeUInt32LE(bytes, 8);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  return Buffer.concat([
    head,
    writeShorts([...versions, 0, DEFLATE, 0, NO_DAY]),
    sizes,
    writeShorts([name.length, 0, ...more]),
  ]);
}

function writeShorts(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, 2 * index);
  return buffer;
}
