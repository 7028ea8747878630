import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// Vite wants its configuration as the default export; no other file of the project has one.
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  cacheDir: at('node_modules/.vite'),
  plugins: [react()],
  build: {
    outDir: process.env['MORTISE_OUT'] ?? at('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    // the polyfill is an inline script, which the Content-Security-Policy forbids
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      input: { index: at('renderer/index.html'), print: at('renderer/print.html') },
      // zod looks whether it may make functions from text, which the Content-Security-Policy forbids and reports: it is told before it is loaded
      output: { banner: chunk => (chunk.moduleIds.some(id => id.includes('/node_modules/zod/')) ? 'globalThis.__zod_globalConfig = { jitless: true };' : '') },
    },
  },
})
