/**
 * Rows that each want one unit of one column; columns and the groups above them form a tree up to a sink, and each of these
 * nodes lets only so many units through.
 *
 * Nodes are numbered: columns first, then groups, the sink last. Costs are vectors, compared word by word, the most important
 * word first; all are whole numbers.
 */
export type Network = {
  rows: number
  columns: number
  /** by word: cost of row r in column c at [r × columns + c]; Infinity in the first word where the row may not have the column */
  costs: readonly Float64Array[]
  /** the node above each node but the sink */
  above: Int32Array
  /** most units through each node but the sink */
  capacity: Float64Array
  /** units through each node that never move, and belong to no row */
  held: Int32Array
  /** by word: what a unit through a node costs for each unit that passes there already; not below 0 */
  slope: readonly Float64Array[]
}

/** The nodes right below each node, packed: those of a node lie between two entries of the first array. */
export function childrenOf(above: Int32Array): [Int32Array, Int32Array] {
  const from = new Int32Array(above.length + 2)
  for (const up of above) from[up + 1]!++
  for (let node = 0; node <= above.length; node++) from[node + 1]! += from[node]!
  const at = from.slice()
  const below = new Int32Array(above.length)
  for (const [node, up] of above.entries()) below[at[up]!++] = node
  return [from, below]
}
