/** What has a fixed height: the tiles of a week and, so that the week stays on one page, the head above it. */
const FITTED = '.tile, .paper-sheet-week .letterhead :is(h1, .letterhead-span)'
/** Type sizes, largest first, as `data-size` in week.css; at the last one lines end in an ellipsis. */
const SMALLEST = 4

/**
 * Gives every tile, and the head of a week, the largest type in which its text fits. All take a step together, so that the page is laid
 * out once a step and not once a tile.
 */
export function fitTiles(root: ParentNode): void {
  let tiles = [...root.querySelectorAll<HTMLElement>(FITTED)]
  for (const tile of tiles) tile.dataset['size'] = '0'
  for (let size = 1; size <= SMALLEST; size++) {
    tiles = tiles.filter(tile => tile.scrollHeight > tile.clientHeight + 1)
    for (const tile of tiles) tile.dataset['size'] = String(size)
  }
}
