import { pinyin } from 'pinyin-pro'

const known = new Map<string, readonly string[]>()
const NONE: readonly string[] = []

/** How a Chinese character may be read, without tones, ü as v, the usual reading first; nothing for other characters. */
export function readingsOf(character: string): readonly string[] {
  let readings = known.get(character)
  if (!readings) {
    const isHan = /^\p{Script=Han}$/u.test(character)
    readings = isHan ? [...new Set(pinyin(character, { type: 'array', toneType: 'none', multiple: true }).map(r => r.replace(/ü/g, 'v')))].filter(r => /^[a-z]+$/.test(r)) : NONE
    known.set(character, readings)
  }
  return readings
}
