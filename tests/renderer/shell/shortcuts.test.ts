import { describe, expect, test } from 'vitest'
import { knows, LANGUAGES } from '#words/say.ts'
import { sourceFiles } from '../../meta/source-files.ts'
import { keyCaps, keyGroups, pressed, shortcutAt, SHORTCUT_PLACES, SHORTCUTS, type Shortcut, type ShortcutId } from '#renderer/shell/shortcuts.ts'

const all: readonly Shortcut[] = SHORTCUTS

/** The event of keys as the table writes them. */
function eventOf(keys: string) {
  const parts = keys.split('+')
  const key = parts.at(-1) || '+'
  return { key: key === 'Space' ? ' ' : /^[A-Z]$/.test(key) ? key.toLowerCase() : key, ctrlKey: parts.includes('Control'), metaKey: false, altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift') || key === '?' }
}

test('no two keys of one place, nor one of a place and one of everywhere, are the same', () => {
  for (const place of SHORTCUT_PLACES) {
    const keys = all.filter(s => s.place === place || s.place === 'anywhere').flatMap(s => [...s.keys, ...(s.also ?? [])])
    expect(keys.filter((k, i) => keys.indexOf(k) !== i), place).toEqual([])
  }
})

describe('an event is its own shortcut and no other of its place', () => {
  test.each(SHORTCUTS.flatMap(s => [...s.keys, ...((s as Shortcut).also ?? [])].map(keys => ({ id: s.id, place: s.place, keys }))))('$keys: $id', ({ id, place, keys }) => {
    const event = eventOf(keys)
    expect(pressed(event, id)).toBe(true)
    expect(shortcutAt(event, place)).toBe(id)
    expect(SHORTCUTS.filter(s => s.place === place && s.id !== id && pressed(event, s.id)).map(s => s.id)).toEqual([])
  })
  test('⌘ is Control, and a key with more held than it wants is another', () => {
    expect(pressed({ key: 'k', ctrlKey: false, metaKey: true, altKey: false, shiftKey: false }, 'find')).toBe(true)
    expect(pressed({ key: 'K', ctrlKey: true, metaKey: false, altKey: false, shiftKey: true }, 'find')).toBe(false)
    expect(pressed({ key: 'z', ctrlKey: true, metaKey: false, altKey: true, shiftKey: false }, 'undo')).toBe(false)
    expect(pressed({ key: 'Z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: true }, 'redo')).toBe(true)
  })
})

test('keys are drawn as they stand on a keyboard', () => {
  expect(keyCaps('Control+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keyCaps('+')).toEqual(['+'])
  expect(keyCaps('Shift+ArrowLeft')).toEqual(['Shift', '←'])
  expect(keyGroups(['Control+ArrowUp', 'Control+ArrowDown', 'Enter', 'Shift+Enter', '+'])).toEqual([['Ctrl', '↑', '↓'], ['Enter'], ['Shift', 'Enter'], ['+']])
})

test.each(LANGUAGES)('each has words in %s', language => {
  const ids: ShortcutId[] = SHORTCUTS.map(s => s.id)
  expect([...ids.map(id => `shortcut.${id}`), ...SHORTCUT_PLACES.map(p => `keys.${p}`)].filter(key => !knows(language, key))).toEqual([])
})

/** Fields with keys of their own, as one writes in them: Enter, Tab, the arrows of a list of choices. */
const FIELDS = ['renderer/registers/list/CellEditor.tsx', 'renderer/ui/RefusalNote.tsx']

test('whoever hears keys asks the table', () => {
  const own = sourceFiles(['renderer']).filter(f => /\b(?:e|event)\.key (?:===|!==)/.test(f.text) && !/pressed\(|shortcutAt\(/.test(f.text))
  expect(own.map(f => f.path).toSorted()).toEqual(FIELDS)
})
