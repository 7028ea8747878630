import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFiles } from '#adapters/files/files.ts'
import type { Cell } from '#domain/intake/sheet.ts'
import { rowXml, workbookOf } from './zip-of.ts'

const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
/** 设备名称,数量 / 铣床,2 in GB18030 */
const GB = Uint8Array.of(
  0xc9,
  0xe8,
  0xb1,
  0xb8,
  0xc3,
  0xfb,
  0xb3,
  0xc6,
  0x2c,
  0xca,
  0xfd,
  0xc1,
  0xbf,
  0x0d,
  0x0a,
  0xcf,
  0xb3,
  0xb4,
  0xb2,
  0x2c,
  0x32,
)
const ROWS = [
  ['设备名称', '数量'],
  ['铣床', '2'],
]

describe('a CSV is read', () => {
  test.each([
    ['as UTF-8', Buffer.from('设备名称,数量\n铣床,2\n')],
    ['with a byte order mark', Buffer.from('\ufeff设备名称,数量\r\n铣床,2\r\n')],
    ['as GB18030', GB],
    ['as UTF-16 with tabs', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('设备名称\t数量\r\n铣床\t2', 'utf16le')])],
    ['with semicolons', Buffer.from('设备名称;数量\n铣床;2')],
    ['though it is called .xlsx', Buffer.from('设备名称,数量\n铣床,2')],
  ])('%s', async (_, bytes) => {
    const [sheet] = await files.readTable('设备.xlsx', new Uint8Array(bytes))
    expect(sheet).toEqual({ sheet: '设备', rows: ROWS })
  })

  test('by its commas, though tabs stand in the cells of a row', async () => {
    const [sheet] = await files.readTable('a.csv', new Uint8Array(Buffer.from('设备名称,说明\n铣床,"\t立式\t三轴"')))
    expect(sheet!.rows[1]).toEqual(['铣床', '\t立式\t三轴'])
  })

  test('keeping leading zeros, quoted line ends and tags as text', async () => {
    const [sheet] = await files.readTable('a.csv', new Uint8Array(Buffer.from('编号,名称\n007,"<b>铣\n床</b>"')))
    expect(sheet!.rows[1]).toEqual(['007', '<b>铣\n床</b>'])
  })
})

describe('an .xlsx is read', () => {
  test('with the saved values of its formulas, and with those that have none pointed out', async () => {
    const xml = rowXml(1, ['设备名称', '单价']) + rowXml(2, ['铣床', '<f>100*2</f><v>200</v>']) + rowXml(3, ['钻床', '<f>B2/2</f>'])
    const [sheet] = await files.readTable('a.xlsx', workbookOf(xml))
    expect(sheet).toEqual({
      sheet: '设备',
      rows: [
        ['设备名称', '单价'],
        ['铣床', 200],
        ['钻床', null],
      ],
      formulas: [[2, 1]],
    })
  })
})

test('an .xlsx is read by its directory, whatever the head of an entry claims', async () => {
  const bytes = workbookOf(rowXml(1, ['设备名称', '数量']) + rowXml(2, ['铣床', 2]))
  const head = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml') - 30
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(head + 22, 0x7fff_ffff, true)
  expect((await files.readTable('a.xlsx', bytes))[0]!.rows).toEqual([
    ['设备名称', '数量'],
    ['铣床', 2],
  ])
})

describe('what is written is read again', () => {
  const cell = fc.oneof(
    fc.constantFrom<Cell>('=1+1', '+86 138', '-5°C', '@me', '＝1', "'=x", '\t=1', '2026-09-01', '铣"床,；', '007'),
    fc.string({ minLength: 1, maxLength: 12 }).filter(t => t.trim() === t && !/[\0-\x08\x0b-\x1f\ufeff\ud800-\udfff]/.test(t)),
  )

  test('as .csv, whatever the text looks like', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async lines => {
        const rows = [['甲', '乙'], ...lines]
        const out = await files.writeTable('csv', '表', [{ sheet: '表', rows }])
        expect((await files.readTable('表.csv', bytesOf(out.base64)))[0]!.rows).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  test('as .csv with formulas made harmless and a mark for Excel', async () => {
    const out = await files.writeTable('csv', '表', [{ sheet: '表', rows: [['甲'], ['=cmd|1'], ['＝1'], [-5]] }])
    expect(bytesOf(out.base64).slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    expect(Buffer.from(out.base64, 'base64').toString().slice(1)).toBe("甲\r\n'=cmd|1\r\n'＝1\r\n-5\r\n")
  })

  test('as .xlsx with figures, dates and truths as such', async () => {
    const rows: Cell[][] = [
      ['名称', '台数', '日期', '双师'],
      ['=铣床', 2.5, '2026-09-01', true],
      [null, null, '2024-02-29', false],
    ]
    const out = await files.writeTable('xlsx', '设备', [{ sheet: '设备/[1]', rows }])
    expect(await files.readTable('设备.xlsx', bytesOf(out.base64))).toEqual([{ sheet: '设备  1', rows }])
  })
})
