/// <reference lib="dom" />

// What runs inside the browser: each function is sent there by its text, so it may use nothing from outside itself.

type Timed = PerformanceEventTiming & { interactionId: number }
type Heard = Window & { heard: Map<number, { name: string; duration: number; input: number; work: number; step: string }>; step: string }

/** From now on: how long each key, click and tap takes from the hand to the next frame, by what the browser itself takes for one act. */
export function hearActs(): void {
  const heard = window as unknown as Heard // the script keeps them there
  heard.heard = new Map()
  heard.step = ''
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as Timed[]) {
      const { interactionId, duration, name, startTime, processingStart, processingEnd } = entry
      if (!interactionId || duration <= (heard.heard.get(interactionId)?.duration ?? 0)) continue
      heard.heard.set(interactionId, { name, duration, input: processingStart - startTime, work: processingEnd - processingStart, step: heard.step })
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
}

/** What is done next, by name, so that what takes long is told by it. */
export function nameStep(step: string): void {
  ;(window as unknown as Heard).step = step
}

/** How many acts there were; those of 16 ms and more one by one, as the browser tells them, to 8 ms. */
export function actsHeard(): { count: number; acts: { name: string; duration: number; input: number; work: number; step: string }[] } {
  return { count: (performance as unknown as { interactionCount: number }).interactionCount, acts: [...(window as unknown as Heard).heard.values()] }
}
