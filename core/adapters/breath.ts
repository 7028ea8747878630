/** Lets whatever else waits have its turn. */
export function breath(): Promise<void> {
  return new Promise(done => setImmediate(done))
}
