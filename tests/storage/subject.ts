// The doors of the store that the rows go through. A planted bug is a build of this file from altered sources.
export { openFolder } from '#adapters/storage/open-folder.ts'
export { recoverFolder, repairFolder } from '#adapters/storage/put-right.ts'
