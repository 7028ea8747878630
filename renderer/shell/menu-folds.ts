import type { PlaceGroup } from './menu.ts'

const KEY = 'mortise.menu.folded'
/** Folded until somebody unfolds them: with all groups open the menu is longer than a small window. */
const AT_FIRST = ['menu.internships', 'menu.partners', 'menu.outcomes', 'menu.outcomeRegisters', 'menu.ledgerRegisters', 'menu.registers', 'menu.time']

/** The groups of the menu that were left folded on this computer. */
export function foldedGroups(): ReadonlySet<string> {
  return new Set(localStorage.getItem(KEY)?.split(',') ?? AT_FIRST)
}

export function keepFolded(groups: ReadonlySet<string>): void {
  localStorage.setItem(KEY, [...groups].join())
}

/** True for the group in which the page at this address lies; it is never folded. */
export function holdsPage(group: PlaceGroup, pathname: string): boolean {
  return group.places.some(({ path, also = [] }) => [path, ...also].some(page => pathname === page || pathname.startsWith(`${page}/`)))
}
