import { readZipDirectory, unpack as unpackEntry, type ZipEntry } from '#adapters/files/zip-directory.ts'

/** Another reader of .zip, which knows nothing of bundles. */
export const partsIn = (zip: Uint8Array): ZipEntry[] => readZipDirectory('bundle', zip)
export const unpack = (zip: Uint8Array, entry: ZipEntry): Buffer => Buffer.from(unpackEntry('bundle', zip, entry))
