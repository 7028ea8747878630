/** How a roster is to be filled: kept while the page is open, so that another try begins where the last one was. */
export type FillSettings = {
  who: 'all' | 'chosen'
  keep: 'all' | 'published'
  weights: { nights: number; weekends: number; hours: number }
  mostInRow: number
  restHours: number
  seed: number
  seconds: number
}

export const USUAL_FILL: FillSettings = { who: 'all', keep: 'all', weights: { nights: 1, weekends: 1, hours: 1 }, mostInRow: 6, restHours: 11, seed: 1, seconds: 10 }
