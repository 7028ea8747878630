import { expect, test } from 'vitest'
import { exportTable } from '#domain/intake/export-table.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { exportWords, vocabulary } from '#app/intake-words.ts'
import { emptyCollege, sheet } from './sheets.ts'

function college() {
  const made = emptyCollege()
  made.take(sheet('学生', '学号|姓名|班级', '1|陈浩|数控2401', '2|林雪|数控2401'))
  made.take(sheet('企业', '单位名称|所在市', '华工|江州', '金宇|江州'))
  made.take(sheet('岗位', '岗位名称|实习单位|可接收人数', '车工|华工|2', '车工|金宇|3', '装配|金宇|1'))
  made.take(sheet('批次', '实习批次|实习类型|班级|开始日期|结束日期', '2027春|岗位实习|数控2401|2027-03-01|2027-08-31'))
  return made
}
const WISHES = sheet('志愿表', '学号|姓名|第一志愿|第二志愿', '1|陈浩|华工 · 车工|装配', '2|林雪|金宇/车工|')

test('a list with a column for each wish is known as such, and becomes wishes in order', () => {
  const { take, rows, world } = college()
  expect(mapOf(world.tables, WISHES, vocabulary)?.table).toBe('wishList')
  expect(take(WISHES).problems).toEqual([])
  const named = () => rows('wish').map(w => [world.tables.student.get(String(w.studentId))!.name, w.rank, world.tables.post.get(String(w.postId))!.name])
  expect(named()).toEqual([['陈浩', 1, '车工'], ['陈浩', 2, '装配'], ['林雪', 1, '车工']])
  // once more, the other way round: the ranks change, and nothing is lost
  take(sheet('志愿表', '学号|姓名|第一志愿|第二志愿', '1|陈浩|装配|'))
  expect(named()).toEqual([['陈浩', 2, '车工'], ['陈浩', 1, '装配'], ['林雪', 1, '车工']])
})

test('a post that two enterprises have, or nobody, is a problem that says so', () => {
  const { plan } = college()
  const done = plan([sheet('志愿表', '学号|姓名|第一志愿', '1|陈浩|车工', '2|林雪|焊工')])
  expect(done.problems.map(p => [p.row, p.code])).toEqual([[2, 'wish.whichHost'], [3, 'cell.unknown']])
})

test('wishes and places go out and come in again unchanged, in both languages', () => {
  const { take, plan, world } = college()
  take(WISHES)
  take(sheet('岗位名额', '岗位|实习批次|名额', '华工 · 车工|2027春|4'))
  expect([...world.tables.postPlaces.values()]).toMatchObject([{ places: 4 }])
  for (const language of ['zh-CN', 'en'] as const) {
    for (const table of ['wish', 'postPlaces'] as const) {
      const again = plan([exportTable(world.tables, table, exportWords(language))], { as: table })
      expect(again.problems, table).toEqual([])
      expect(again.tables, table).toEqual([{ table, new: 0, changed: 0, same: world.tables[table].size }])
    }
  }
})
