/// <reference lib="dom" />

// What runs inside the browser: each function is sent there by its text, so it may use nothing from outside itself.

type Watched = Window & { paints: number[]; tasks: number[] }

/** From now on: how long each frame waits for the next one, and every task of more than 50 ms. */
export function watchFrames(): void {
  const watched = window as unknown as Watched // the script keeps them there
  watched.paints = []
  watched.tasks = []
  new PerformanceObserver(list => watched.tasks.push(...list.getEntries().map(e => e.duration))).observe({ entryTypes: ['longtask'] })
  let last = performance.now()
  const next = () => {
    const now = performance.now()
    watched.paints.push(now - last)
    last = now
    requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** What was seen since: the longest frame and the longest task, in milliseconds, and how many frames there were. */
export function framesSeen(): { longest: number; task: number; frames: number } {
  const { paints, tasks } = window as unknown as Watched // as above
  return { longest: Math.max(0, ...paints), task: Math.max(0, ...tasks), frames: paints.length }
}
