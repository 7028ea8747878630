import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/exchange-long/**/*.test.ts'],
    environment: 'node',
    execArgv: ['--expose-gc'], // figures of memory are taken after what is not needed any more is gone
    fileParallelism: false, // times and memory are measured
    testTimeout: 6 * 3_600_000,
    disableConsoleIntercept: true,
  },
})
