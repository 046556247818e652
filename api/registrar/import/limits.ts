/** What an import may be: generous for a company of a million people, too small for an attack on memory. */
export const IMPORT_LIMITS = {
  /** Of a request with its files, in bytes. */
  requestBytes: 128 * 1024 * 1024,
  /** Of a workbook when its parts are unpacked, in bytes. */
  unpackedBytes: 400 * 1024 * 1024,
  /** The same for a small workbook, and how many times its own size a larger one may unpack to: more is an attack. */
  unpackedBytesAlways: 50 * 1024 * 1024,
  unpackedTimes: 250,
  /** Parts in a workbook. */
  parts: 5_000,
  rows: 1_000_000,
  columns: 300,
  sheets: 200,
  /** After which an import is given up, in milliseconds. */
  millis: 90_000,
  /** Of JavaScript objects in the thread that reads, in megabytes. */
  heapMegabytes: 2_048,
  /** Threads that read at the same time: the others wait. */
  threads: 2,
  /** Faults that are sent; their number is always told. */
  faults: 10_000,
} as const;
