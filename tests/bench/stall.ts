/** Watches how long the event loop is kept from its next turn; `stop` tells the longest wait, in milliseconds. */
export function watchStalls(): { stop(): number } {
  let last = performance.now()
  let longest = 0
  let watching = true
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (watching) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop() {
      watching = false
      return Math.max(longest, performance.now() - last)
    },
  }
}

/** Collects garbage where the program was started so that it can. */
export function collect(): void {
  ;(globalThis as { gc?: () => void }).gc?.()
}
