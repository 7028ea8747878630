import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/exchange-long/**'],
    environment: 'node',
    env: { MORTISE_HOME: join(tmpdir(), 'mortise-test-home') }, // not the user's own, which remembers data folders
    // vitest leaves one core to the rest of the machine: on one of two that is half of it
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
