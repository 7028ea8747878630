/** The parts of the page in an office, and on a laptop that holds a part of the college. */
export const OFFICE_VIEWS = ['laptops', 'bring', 'conflicts', 'offices', 'computers'] as const
export const LAPTOP_VIEWS = ['home', 'bring', 'conflicts', 'computers'] as const
export type ExchangeView = (typeof OFFICE_VIEWS)[number] | (typeof LAPTOP_VIEWS)[number]

/** The address of a part of the page; without one, of the first. `more` opens something in it. */
export function exchangePath(view?: ExchangeView, more: Record<string, string> = {}): string {
  const params = new URLSearchParams({ ...(view ? { view } : {}), ...more })
  return `/exchange${params.size ? `?${params}` : ''}`
}
