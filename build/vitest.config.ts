import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      // what is pure leaves nothing behind: its files share what was read once, which halves their time
      { extends: true, test: { name: 'core', include: ['tests/{app,domain,renderer,words}/**/*.test.{ts,tsx}'], isolate: false } },
      { extends: true, test: { name: 'hosts', include: ['tests/{adapters,electron,headless,meta,storage}/**/*.test.ts'] } },
    ],
    environment: 'node',
    env: { MORTISE_HOME: join(tmpdir(), 'mortise-test-home') }, // not the user's own, which remembers data folders
    // vitest leaves one core to the rest of the machine: on one of two that is half of it
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
