import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './file-faults.ts';
import { IMPORT_LIMITS } from './limits.ts';

/**
 * A workbook is a zip archive. Before anything unpacks it, every part is unpacked here against a limit: what
 * an archive says about its own size need not be true.
 * @returns the names of the parts
 * @throws UnreadableFile damaged, too-large-unpacked
 */
export function checkArchive(bytes: Buffer): readonly string[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > IMPORT_LIMITS.parts) throw new UnreadableFile('too-large-unpacked');
  const names: string[] = [];
  let left = findLimit(bytes.length);
  for (let part = 0; part < count; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new UnreadableFile('damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    left -= measurePart(bytes, at, left);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

/** Bytes that an archive of this size may hold. Sheets unpack to ten or thirty times their size, bombs to a thousand. */
function findLimit(packedBytes: number): number {
  const { unpackedBytes, unpackedBytesAlways, unpackedTimes } = IMPORT_LIMITS;
  return Math.min(unpackedBytes, Math.max(unpackedBytesAlways, packedBytes * unpackedTimes));
}

/** The record that closes an archive; a comment of up to 64 KB may follow it. */
function findEnd(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= least; at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw new UnreadableFile('damaged');
}

/** Size of a part when it is unpacked. */
function measurePart(bytes: Buffer, at: number, left: number): number {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const header = bytes.readUInt32LE(at + 42);
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) {
    throw new UnreadableFile('damaged');
  }
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packed > bytes.length) throw new UnreadableFile('damaged');
  if (method === 0) {
    if (packed > left) throw new UnreadableFile('too-large-unpacked');
    return packed;
  }
  if (method !== 8) throw new UnreadableFile('damaged');
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), {
      maxOutputLength: Math.max(1, left),
    }).length;
  } catch (error) {
    const tooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableFile(tooLarge ? 'too-large-unpacked' : 'damaged');
  }
}
