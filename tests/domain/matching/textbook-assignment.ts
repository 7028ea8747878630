/**
 * One column for each row at the least total cost, as textbooks have it: shortest augmenting paths with potentials, O(n³).
 * A peer to compare with; takes no advantage of equal costs.
 */
export function textbookAssignment(n: number, cost: Float64Array): Int32Array {
  const u = new Float64Array(n + 1)
  const v = new Float64Array(n + 1)
  const rowOf = new Int32Array(n + 1)
  const way = new Int32Array(n + 1)
  for (let row = 1; row <= n; row++) {
    rowOf[0] = row
    let at = 0
    const least = new Float64Array(n + 1).fill(Infinity)
    const used = new Uint8Array(n + 1)
    do {
      used[at] = 1
      const from = rowOf[at]!
      let delta = Infinity
      let next = 0
      for (let column = 1; column <= n; column++) {
        if (used[column]) continue
        const reduced = cost[(from - 1) * n + column - 1]! - u[from]! - v[column]!
        if (reduced < least[column]!) {
          least[column] = reduced
          way[column] = at
        }
        if (least[column]! < delta) {
          delta = least[column]!
          next = column
        }
      }
      for (let column = 0; column <= n; column++) {
        if (used[column]) {
          u[rowOf[column]!]! += delta
          v[column]! -= delta
        } else least[column]! -= delta
      }
      at = next
    } while (rowOf[at] !== 0)
    while (at) {
      rowOf[at] = rowOf[way[at]!]!
      at = way[at]!
    }
  }
  const columnOf = new Int32Array(n)
  for (let column = 1; column <= n; column++) columnOf[rowOf[column]! - 1] = column - 1
  return columnOf
}
