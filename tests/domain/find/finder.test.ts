import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingsOf } from '#adapters/language/readings.ts'
import { createFinder } from '#domain/find/finder.ts'
import { nearlyIn, patternOf } from '#domain/find/nearly.ts'

const NAMES: Record<string, string> = {
  'student:1': '王丽娟 20260101',
  'student:2': '王磊 20260102',
  'student:3': '单雄信 20260103',
  'teacher:1': '吕绿 T07',
  'equipment:1': '数控车床 1 号 SB-0001',
  'equipment:2': '数控铣床 2 号 SB-0002',
  'enterprise:1': '华工精密机械有限公司',
  'workshop:1': 'CNC Turning Shop M101',
  'booking:1': 'Lathe practice',
}

function finderOf(names: Record<string, string>) {
  const finder = createFinder(readingsOf)
  for (const [id, name] of Object.entries(names)) finder.set(id, name, id.startsWith('booking') ? 1 : 0)
  return finder
}
const find = (text: string, names = NAMES) => finderOf(names).find(text, 20)

describe('a name is found by', () => {
  test.each([
    ['its characters', '丽娟', ['student:1']],
    ['a part in the middle', '铣', ['equipment:2']],
    ['its number', '20260102', ['student:2']],
    ['full pinyin', 'wanglijuan', ['student:1']],
    ['first letters', 'wlj', ['student:1']],
    ['first letters of a part', 'cc', ['equipment:1']],
    ['a mix of both', 'wangl', ['student:1', 'student:2']],
    ['another reading of a character', 'shanxx', ['student:3']],
    ['the usual reading of the same', 'danx', ['student:3']],
    ['ü written as v', 'lvlv', ['teacher:1']],
    ['English words in any case', 'cnc TURN', ['workshop:1']],
    ['several words, in any order', '2 数控', ['equipment:2']],
    ['full-width figures', '２０２６０１０３', ['student:3']],
    ['a letter too few', 'lthe pract', ['booking:1']],
    ['two letters the wrong way round', 'lahte', ['booking:1']],
    ['a slip in pinyin', 'huagongjinmi', ['enterprise:1']],
    ['a wrong character', '华公精密', ['enterprise:1']],
  ])('%s: %s', (_, text, ids) => expect([...find(text)].sort()).toEqual([...ids].sort()))

  test('nothing where nothing fits, nor by a guess at two letters', () => {
    expect(find('zzzz')).toEqual([])
    expect(find('')).toEqual([])
    expect(find('qz')).toEqual([])
  })
})

test('what is called just so comes before what begins so, and that before what holds it; people and things before what is said of them', () => {
  const names = { 'a:1': '旧数控', 'a:2': '数控车间', 'a:3': '数控', 'booking:4': '数控' }
  expect(find('数控', names)).toEqual(['a:3', 'booking:4', 'a:2', 'a:1'])
})

test('another name takes the place of the first, and what is removed is not found', () => {
  const finder = finderOf(NAMES)
  finder.set('student:1', '赵敏', 0)
  finder.remove('student:2')
  expect(finder.find('王', 20)).toEqual([])
  expect(finder.find('zhaomin', 20)).toEqual(['student:1'])
  expect(finder.size).toBe(Object.keys(NAMES).length - 1)
})

test('every name is found by itself, by each part of it and by its pinyin', () => {
  const han = fc.constantFrom(...'王李张刘陈杨赵黄周吴数控车床铣工程机械学院华长单乐行')
  fc.assert(
    fc.property(fc.array(fc.array(han, { minLength: 1, maxLength: 8 }).map(c => c.join('')), { minLength: 1, maxLength: 30 }), fc.nat(), (names, seed) => {
      const finder = createFinder(readingsOf)
      for (const [i, name] of names.entries()) finder.set(`x:${i}`, name, 0)
      const i = seed % names.length
      const name = names[i]!
      const from = seed % name.length
      const aloud = Array.from(name.slice(from), c => readingsOf(c)[0]!)
      for (const text of [name, name.slice(from), aloud.join(''), aloud.map(r => r[0]).join('')]) expect(finder.find(text, 100)).toContain(`x:${i}`)
    }),
    { numRuns: 500 },
  )
})

test('typed a key at a time, each question finds what it finds by itself, also after a change', () => {
  const finder = finderOf(NAMES)
  fc.assert(
    fc.property(fc.constantFrom('wanglijuan', 'wlj', '数控车床', 'sb-0001', 'shanxx', 'cnc turn', '王l', 'xingong'), fc.nat(6), (typed, at) => {
      for (const [i] of [...typed].entries()) {
        const text = typed.slice(0, i + 1)
        if (i === at) finder.set('student:4', '王丽 20260104', 0)
        if (i === at + 1) finder.remove('student:4')
        const alone = finderOf(i === at ? { ...NAMES, 'student:4': '王丽 20260104' } : NAMES)
        expect(finder.find(text, 20), text).toEqual(alone.find(text, 20))
      }
      finder.remove('student:4')
    }),
  )
})

test('nearly is as many slips as allowed, as the slow way counts them', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 4, maxLength: 12 }).map(l => l.join(''))
  fc.assert(
    fc.property(letters, letters, (word, text) => {
      const pattern = patternOf(word)!
      const near = slips(word, text) <= pattern.slips || pattern.swapped.some(s => text.includes(s))
      expect(nearlyIn(text, pattern)).toBe(near)
    }),
    { numRuns: 5000 },
  )
})

/** The fewest letters to be added, dropped or changed until the word stands somewhere in the text. */
function slips(word: string, text: string): number {
  let row = Array.from({ length: text.length + 1 }, () => 0)
  for (let i = 1; i <= word.length; i++) {
    const next = [i]
    for (let j = 1; j <= text.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (word[i - 1] === text[j - 1] ? 0 : 1)))
    row = next
  }
  return Math.min(...row)
}
