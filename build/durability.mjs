import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { runBundled } from './run-bundled.mjs'

// `npm run test:durability -- [--only D1,D3] [--scale 0.01] [--seed N] [--out FILE] [--allow-skip]`: the long proof of the store,
// on real disks and simulated ones. It takes hours at full scale, and root for power cuts and full disks.
await runBundled('durability', 'tests/storage/durability.ts', { plugins: [{ name: 'beside the source', setup: keepAddresses }] })

/** What a test starts or reads lies beside its source, not beside the bundle. */
function keepAddresses(bundle) {
  bundle.onLoad({ filter: /[\\/](tests[\\/].*\.ts|build[\\/]fresh\.mjs)$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    loader: 'ts',
  }))
}
