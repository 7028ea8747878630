import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copiedText, laidOver, pastedCells } from '#domain/intake/pasted.ts'

it.each<[string, string, string[][]]>([
  ['one cell', 'lathe', [['lathe']]],
  ['nothing', '', [['']]],
  ['a block whose last line is ended', 'a\tb\nc\td\n', [['a', 'b'], ['c', 'd']]],
  ['lines as Windows ends them', 'a\r\nb\r\n', [['a'], ['b']]],
  ['an empty last line that is meant', 'a\n\n', [['a'], ['']]],
  ['cells of different numbers', 'a\tb\nc', [['a', 'b'], ['c']]],
  ['a line and a tab inside quotes', '"a\nb\tc"\td', [['a\nb\tc', 'd']]],
  ['quotes inside quotes', '"say ""no"""', [['say "no"']]],
  ['a quote that is a sign', '12" screen\t"5', [['12" screen', '"5']]],
])('the text of a spreadsheet is taken apart: %s', (_, text, cells) => expect(pastedCells(text)).toEqual(cells))

it('what is copied is read again as the same cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '数', '"', '\t', '\n', ' ', '1') }).map(text => text.trim())
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), rows => void expect(pastedCells(copiedText(rows))).toEqual(rows)))
})

it.each<[string, string[][], { rows: number; columns: number }, string[][]]>([
  ['one cell fills the area', [['x']], { rows: 2, columns: 2 }, [['x', 'x'], ['x', 'x']]],
  ['a line is repeated downwards', [['a', 'b']], { rows: 3, columns: 2 }, [['a', 'b'], ['a', 'b'], ['a', 'b']]],
  ['a block that does not fit keeps its size', [['a'], ['b']], { rows: 3, columns: 1 }, [['a'], ['b']]],
  ['a larger block keeps its size', [['a', 'b'], ['c', 'd']], { rows: 1, columns: 1 }, [['a', 'b'], ['c', 'd']]],
])('cells are laid over an area as spreadsheets do it: %s', (_, cells, area, laid) => expect(laidOver(cells, area)).toEqual(laid))
