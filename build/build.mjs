import { ensureFresh } from './fresh.mjs'

// `npm run build`: everything that is stale in `dist`. It is no part of bundle.mjs, which fresh.mjs imports: they would wait for each other.
try {
  await ensureFresh(['host', 'renderer'])
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
