import type { Bundles, Storage } from '#app/ports.ts'

/** Watches the shared folder, whichever it is, and tells when files come; `stop` ends that. */
export function watchShared<S extends Storage>(storage: S, bundles: Pick<Bundles, 'watch'>, changed: () => void): { storage: S; stop: () => void } {
  let stop = () => undefined as void
  function watch(): void {
    stop()
    const folder = storage.shared()
    stop = folder === null ? () => undefined : bundles.watch(folder, changed)
  }
  watch()
  return {
    storage: {
      ...storage,
      async setShared(folder) {
        await storage.setShared(folder)
        watch()
      },
    },
    stop: () => stop(),
  }
}
