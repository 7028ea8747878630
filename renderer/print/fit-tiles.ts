/** Type sizes of a tile, largest first, as `data-size` in week.css; at the last one lines end in an ellipsis. */
const SMALLEST = 4

/**
 * Gives every tile the largest type in which its text fits. All tiles take a step together, so that the page is laid
 * out once a step and not once a tile.
 */
export function fitTiles(root: ParentNode): void {
  let tiles = [...root.querySelectorAll<HTMLElement>('.tile')]
  for (const tile of tiles) tile.dataset['size'] = '0'
  for (let size = 1; size <= SMALLEST; size++) {
    tiles = tiles.filter(tile => tile.scrollHeight > tile.clientHeight + 1)
    for (const tile of tiles) tile.dataset['size'] = String(size)
  }
}
