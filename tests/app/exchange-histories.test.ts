import { test } from 'vitest'
import { playHistory } from './exchange-histories.ts'

/** How many histories of how many computers; few computers meet the most of each other's doings. 500 in all. */
const COUNTS: readonly (readonly [computers: number, histories: number])[] = [[2, 270], [3, 120], [4, 60], [5, 20], [6, 14], [7, 8], [8, 8]]

test.each(COUNTS)('%i computers work apart and meet again: nothing is lost, nothing comes back, all have the same in the end (%i histories)', { timeout: 300_000 }, async (computers, histories) => {
  for (let i = 0; i < histories; i++) await playHistory(computers * 10_000 + i, computers, 30 + (i % 3) * 5)
})

/** Histories in which something was wrong once, by what it was. */
const ONCE_WRONG: readonly (readonly [what: string, seed: number, computers: number, events: number])[] = [
  ['the merge of a removal was undone and redone, and old values came back', 1036, 3, 70],
  ['a laptop got a record from an old file, of which it was said to know the removal', 1043, 3, 70],
  ['a laptop got a record from an old file, and overruled what it had not seen', 1078, 3, 70],
  ['a redo whose act was taken back again still said something', 1108, 5, 70],
  ['of two days that do not go together other fields were asked as well', 1134, 3, 70],
  ['a file of a laptop ended in a fault', 2469, 7, 70],
  ['a question about a removal was lost', 2489, 6, 70],
  ['what an undo had ended stayed ended after that undo was ended itself', 30102, 3, 30],
  ['one more came to have a number about which others were asked', 2000022, 2, 240],
  ['the taking back of a merge answered a removal that had come before it', 7000041, 7, 150],
  ['an undo brought back what had been taken back elsewhere, and nobody was asked', 3002208, 3, 100],
  ['an undo of a merge left a value that only said again what had been there', 6001920, 6, 100],
  ['an undo wrote what was asked about a shared number as it once was', 5006694, 5, 80],
  ['a file was refused that made a record point at what neither of the two had', 6002347, 6, 50],
  ['a laptop whose coming home was taken back told as an office does', 5000073, 5, 190],
]

test.each(ONCE_WRONG)('%s', { timeout: 60_000 }, (_, ...history) => playHistory(...history))
