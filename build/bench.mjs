import { join } from 'node:path'
import { ensureFresh, root } from './fresh.mjs'
import { runBundled } from './run-bundled.mjs'

// `npm run bench -- [subject] [--only a,b] [--seconds N] [--instances a,b] [--seeds N] [--json]`: bundles the benches as they will be shipped, then runs them.
await ensureFresh(['host', 'renderer'])
await runBundled('bench', 'tests/bench/main.ts', { flags: ['--expose-gc'], env: { MORTISE_SHARED_DATA: process.env.MORTISE_SHARED_DATA ?? join(root, '../shared/data') } })
