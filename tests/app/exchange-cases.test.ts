import { describe, expect, test } from 'vitest'
import { OF_ANY_FIELD, OF_BATCHES, OF_STUDENTS, type Case } from './exchange-cases.ts'
import { KINDS, played, type Kind } from './exchange-play.ts'

function cases(kind: Kind, list: readonly Case[]): void {
  test.each(list.map(([name, ...rest]) => [name, rest] as const))('%s', async (_, [steps, row, ...asked]) => {
    expect(await played(kind, steps)).toEqual({ row, asked: asked.sort() })
  })
}

for (const [name, kind] of Object.entries(KINDS)) describe(name, () => cases(kind, OF_ANY_FIELD))
describe('students', () => cases(KINDS['text']!, OF_STUDENTS))
describe('batches', () => cases(KINDS['list']!, OF_BATCHES))
