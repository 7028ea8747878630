import { describe, expect, it } from 'vitest'
import { isTable } from '#domain/table-names.ts'
import { isRegister } from '#renderer/registers/register-tables.ts'
import { holdsPage } from '#renderer/shell/menu-folds.ts'
import { MENU } from '#renderer/shell/menu.ts'
import { knows, LANGUAGES } from '#words/say.ts'

const places = MENU.flatMap(group => group.places)
const groupAt = (pathname: string) => MENU.filter(group => holdsPage(group, pathname)).map(group => group.key)

describe('the menu', () => {
  it('has each place once, worded in both languages', () => {
    expect(new Set(places.map(p => p.path)).size).toBe(places.length)
    const keys = [...MENU.map(g => g.key), ...places.map(p => p.key)]
    for (const language of LANGUAGES) expect(keys.filter(key => !knows(language, key))).toEqual([])
  })
  it('leads to registers that there are', () => {
    const tables = places.flatMap(p => /^\/registers\/(.+)$/.exec(p.path)?.[1] ?? [])
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter(table => !isTable(table) || !isRegister(table))).toEqual([])
  })
  it('has no group that is longer than a small window', () => {
    for (const group of MENU) expect(group.places.length, group.key).toBeLessThanOrEqual(12)
  })
  it('knows the group of a page, so that it stays open', () => {
    expect(groupAt('/registers/placement')).toEqual(['menu.internships'])
    expect(groupAt('/registers/student')).toEqual(['menu.partners'])
    expect(groupAt('/registers/equipment')).toEqual(['menu.registers'])
    expect(groupAt('/board')).toEqual(['menu.workshops'])
    expect(groupAt('/boarding')).toEqual([])
    expect(groupAt('/registers/leave')).toEqual([])
  })
})
