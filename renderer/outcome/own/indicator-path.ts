/** Where an own indicator is put together: that of an id, or a new one. */
export function indicatorPath(id = 'new'): string {
  return `/outcomes/indicator/${encodeURIComponent(id)}`
}
