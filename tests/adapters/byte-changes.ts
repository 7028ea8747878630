import type { Dice } from '../storage/dice.ts'

const INTERESTING = [0, 1, 9, 10, 13, 32, 34, 45, 48, 57, 64, 127, 128, 254, 255]

/** Ways in which a file can be altered at one place, whatever it is; `head`: the bytes at its beginning that are met more often. */
export function byteChanges(bytes: Uint8Array, other: Uint8Array, dice: Dice, head: number): Record<string, () => Uint8Array> {
  const at = dice.chance(0.4) ? dice.below(head) : dice.below(bytes.length)
  const span = () => 1 + dice.below(dice.pick([4, 64, 5000, bytes.length]))
  const join = (...pieces: Uint8Array[]) => Uint8Array.from(Buffer.concat(pieces))
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)]
  return {
    bit: () => bytes.map((byte, i) => (i === at ? byte ^ (1 << dice.below(8)) : byte)),
    byte: () => bytes.map((byte, i) => (i === at ? dice.pick(INTERESTING) : byte)),
    bits: () => bytes.map((byte, i) => (i === at || i === at + 1 ? byte ^ (1 << dice.below(8)) : byte)),
    cut: () => before,
    end: () => bytes.subarray(0, bytes.length - Math.min(bytes.length, span())),
    beginning: () => bytes.subarray(Math.min(bytes.length, span())),
    more: () => join(bytes, Uint8Array.from({ length: span() }, () => dice.below(256))),
    zeros: () => join(bytes, new Uint8Array(span())),
    inserted: () => join(before, Uint8Array.from({ length: Math.min(99, span()) }, () => dice.pick(INTERESTING)), behind),
    removed: () => join(before, behind.subarray(span())),
    twice: () => join(before, behind.subarray(0, span()), behind),
    elsewhere: () => join(before, bytes.subarray(dice.below(bytes.length)), behind),
    blank: () => join(before, new Uint8Array(Math.min(behind.length, span())), behind.subarray(span())),
    spliced: () => join(before, other.subarray(Math.min(other.length, at))),
  }
}

/** One of the ways, by chance. */
export function alteredBy(ways: Record<string, () => Uint8Array>, dice: Dice): { how: string; bytes: Uint8Array } {
  const how = dice.pick(Object.keys(ways))
  return { how, bytes: ways[how]!() }
}
