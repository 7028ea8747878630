import { describe, expect, test } from 'vitest'
import { inverse } from '#domain/base/change.ts'
import { exportTable } from '#domain/intake/export-table.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { planIntake } from '#domain/intake/plan-intake.ts'
import { exportWords, vocabulary } from '#app/intake-words.ts'
import { cells, emptyCollege, sheet } from './sheets.ts'

const at = (p: { row?: number; column?: string; code: string }) => [p.row, p.column, p.code]

describe('an equipment list of the national layout', () => {
  const list = sheet(
    '设备',
    '某某学院教学科研仪器设备表',
    '学校代码 | 仪器编号 | 分类号 | 仪器名称 | 型号 | 规格 | 仪器来源 | 国别码 | 单价（元） | 购置日期 | 现状码 | 使用方向 | 所在实训室 | 领用人',
    '10001 | 20260001 | 04010101 | 数控车床 | CK6140 | 400mm | 购置 | 156 | 128,000.00 | 20240901 | 1 | 自用 | 数控实训室 | 王芳',
    '10001 | 20260002 | 04010102 | 立式铣床 | X5032 | | 捐赠 | 156 | ８万元 | 2023年3月5日 | 待修 | | 铣工实训室 |',
    '10001 | 20260003 | 04010103 | 摇臂钻床 | Z3040 | | 外购 | 156 | 不详 | 2023/13/5 | 10 | | 数控实训室 |',
    '合计 | | | | | | | | 208000',
  )

  test('is understood whatever stands above the heads, in all the ways people write', () => {
    const { take, rows, world } = emptyCollege()
    const done = take(list)
    expect(done.tables).toEqual([{ table: 'equipment', new: 2, changed: 0, same: 0 }])
    expect(done.problems.map(at)).toEqual([
      [5, 'I 单价（元）', 'cell.number'],
      [5, 'J 购置日期', 'cell.date'],
      [5, 'K 现状码', 'cell.choice'],
    ])
    const [room] = [...world.tables.workshop.values()]
    expect(rows('equipment')).toEqual([
      {
        assetNo: '20260001',
        categoryCode: '04010101',
        name: '数控车床',
        model: 'CK6140',
        spec: '400mm',
        source: 'bought',
        unitPrice: 128000,
        purchasedOn: '2024-09-01',
        statusCode: '1',
        loanUse: 'any',
        workshopId: room!.id,
        keeper: '王芳',
        units: 1,
      },
      expect.objectContaining({ name: '立式铣床', source: 'donated', unitPrice: 80000, purchasedOn: '2023-03-05', statusCode: '3' }),
    ])
    expect(done.willCreate).toEqual([{ table: 'workshop', names: ['数控实训室', '铣工实训室'] }])
  })

  test('imported a second time is all the same, and a third time changes only what differs', () => {
    const { take, plan, world } = emptyCollege()
    take(list)
    expect(plan([list])).toMatchObject({ changes: [], tables: [{ new: 0, changed: 0, same: 2 }], willCreate: [] })
    const later = plan([sheet('设备', '资产编号|设备名称|保管人|单价', '20260001|数控车床|李强|', '20260009|磨床||')])
    expect(later.tables).toEqual([{ table: 'equipment', new: 1, changed: 1, same: 0 }])
    expect(later.samples[0]).toMatchObject({
      verdict: 'changed',
      name: '数控车床',
      row: 2,
      fields: [{ field: 'keeper', from: '王芳', to: '李强' }],
    })
    expect(world.tables.equipment.size).toBe(2)
  })

  test('of bells says the same of its table in every row, or the row that says otherwise is pointed at', () => {
    const { plan } = emptyCollege()
    const done = plan([sheet('作息', '作息时间表|开始日期|节次|上课|下课', '夏季|2026-05-01|1|8:00|8:45', '夏季||2|8:55|9:40', '夏季|2026-05-02|3|10:00|10:45', '冬季|2026-10-01|1|8:30|9:15')])
    expect(done.problems.map(p => [p.row, p.column, p.code, p.facts.name])).toEqual([[4, 'B 开始日期', 'bell.rowsDiffer', '夏季']])
    expect(done.tables).toEqual([{ table: 'bellTable', new: 1, changed: 0, same: 0 }])
  })

  test('is taken back by undoing its changes', () => {
    const { take, world } = emptyCollege()
    const { changes } = take(list)
    world.apply([...changes].reverse().map(c => inverse(c)))
    expect([world.tables.equipment.size, world.tables.workshop.size, world.tables.importMapping.size]).toEqual([0, 0, 0])
  })

  test.each(['zh-CN', 'en'] as const)('exported in %s and imported again is all the same', language => {
    const { take, plan, world } = emptyCollege()
    take(
      list,
      sheet('教师', '工号|教师|双师型', 'T1|王芳|是', 'T2|王芳|否'),
      sheet('班级', '班级|专业|班主任|人数', '数控1班|数控|T1|42'),
      sheet('作息', '作息时间表|节次|上课|下课', '夏季|1|8:00|8:45', '夏季|2|8:55|9:40'),
    )
    for (const table of ['equipment', 'teacher', 'classGroup', 'workshop', 'programme', 'bellTable'] as const) {
      const again = plan([exportTable(world.tables, table, exportWords(language))])
      expect(again.problems).toEqual([])
      expect(again.tables).toEqual([{ table, new: 0, changed: 0, same: world.tables[table].size }])
      expect(again.changes.filter(c => c.table !== 'importMapping')).toEqual([])
    }
  })
})

describe('heads', () => {
  test('below a merged title are found in their own row', () => {
    const { world } = emptyCollege()
    const titled = sheet('Sheet1', '某学院设备台账 | | |', '资产编号 | 设备名称 | 型号 | 现状', 'Z1 | 铣床 | X | 在用')
    const map = mapOf(world.tables, titled, vocabulary)
    expect(map?.heads).toMatchObject({ row: 1, rows: 1 })
    expect(map?.columns).toMatchObject({ 3: 'statusCode' })
  })

  test('in two rows with merged cells are read together', () => {
    const { take, rows } = emptyCollege()
    take(
      cells('设备', [
        ['基本信息', null, '价值', null],
        ['设备名称', '型号', '单价', '购置日期'],
        ['铣床', 'X', 100, 45536],
      ]),
    )
    expect(rows('equipment')).toMatchObject([{ name: '铣床', model: 'X', unitPrice: 100, purchasedOn: '2024-09-01' }])
  })

  test('merged down over two rows keep their place', () => {
    const { take, rows } = emptyCollege()
    take(
      cells('设备', [
        ['设备名称', '存放', null],
        [null, '所在实训室', '存放位置'],
        ['铣床', 'A101', '窗边'],
      ]),
    )
    expect(rows('equipment')).toMatchObject([{ name: '铣床', location: '窗边' }])
  })

  test('that come twice are told apart by their place', () => {
    const { plan } = emptyCollege()
    const done = plan([sheet('教师', '姓名|工号|联系方式|班主任|联系方式', '王芳|T1|111|x|222')])
    expect(done.samples[0]!.fields).toContainEqual({ field: 'phone', from: null, to: '111' })
  })

  test('in English, or as field names, are known too', () => {
    const { take, rows } = emptyCollege()
    take(sheet('list', 'Asset number|Equipment|Status', 'A1|Lathe|In use'))
    expect(rows('equipment')[0]).toMatchObject({ statusCode: '1' })
  })

  test('that the user mapped are remembered for the next file of that shape, and forgotten by undo', () => {
    const { world, context } = emptyCollege()
    const strange = sheet('x', '表一', '代号|品名|厂商', 'A1|铣床|沈阳机床')
    expect(mapOf(world.tables, strange, vocabulary)).toBe(null)
    const choice = {
      sheet: 'x',
      table: 'equipment' as const,
      headRow: 1,
      headRows: 1,
      columns: { 0: 'assetNo', 1: 'name', 2: 'manufacturer' },
    }
    const { changes } = planIntake(world, [strange], [choice], vocabulary, context)
    world.apply(changes)
    expect(mapOf(world.tables, sheet('y', '代号|品名|厂商', 'B|磨床|'), vocabulary)).toMatchObject({
      table: 'equipment',
      remembered: true,
      columns: choice.columns,
    })
    world.apply([...changes].reverse().map(c => inverse(c)))
    expect(mapOf(world.tables, strange, vocabulary)).toBe(null)
  })

  test('without rows, or without a needed column, are said to be so', () => {
    const { plan } = emptyCollege()
    expect(plan([sheet('设备', '资产编号|设备名称')]).problems).toMatchObject([{ code: 'sheet.noRows', sheet: '设备' }])
    expect(plan([sheet('设备', '资产编号|型号|单价', '1|X|2')], { as: 'equipment' }).problems).toMatchObject([
      { code: 'sheet.columnsMissing', facts: { fields: ['设备名称'] } },
    ])
  })
})

describe('rows', () => {
  test('that mean the same record are problems, and so is a number that another record has', () => {
    const { plan } = emptyCollege()
    const done = plan([sheet('设备', '资产编号|设备名称', 'A1|铣床', 'a1|铣床', 'A-1|铣床')])
    expect(done.problems.map(at)).toEqual([[3, undefined, 'row.duplicate']])
    expect(done.tables[0]!.new).toBe(2)
  })

  test('whose formula has no value are problems with the place', () => {
    const { plan } = emptyCollege()
    const done = plan([
      {
        ...cells('设备', [
          ['设备名称', '单价'],
          ['铣床', null],
          ['钻床', 5],
        ]),
        formulas: [[1, 1]],
      },
    ])
    expect(done.problems.map(at)).toEqual([[2, 'B 单价', 'cell.formula']])
    expect(done.tables[0]!.new).toBe(1)
  })

  test('that name a person two people share are problems; by number they are clear', () => {
    const { take, plan } = emptyCollege()
    take(sheet('教师', '工号|教师', 'T1|王芳', 'T2|王芳'))
    const done = plan([sheet('班级', '班级|班主任', '1班|王芳', '2班|T2')])
    expect(done.problems).toMatchObject([{ row: 2, code: 'cell.ambiguous', facts: { count: 2 } }])
    expect(done.tables[0]!.new).toBe(1)
  })

  test('with a number for somebody known by name add it', () => {
    const { take, plan } = emptyCollege()
    take(sheet('教师', '教师|电话', '王芳|1'))
    expect(plan([sheet('教师', '工号|教师', 'T1|王芳')]).tables).toEqual([{ table: 'teacher', new: 0, changed: 1, same: 0 }])
  })

  test('of several sheets are taken in an order in which each finds the records it names', () => {
    const { take } = emptyCollege()
    const done = take(sheet('设备', '设备名称|所在实训室', '铣床|铣工室'), sheet('实训室', '实训室|工位数', '铣工室|20'))
    expect(done.willCreate).toEqual([])
    expect(done.tables.map(t => [t.table, t.new])).toEqual([
      ['workshop', 1],
      ['equipment', 1],
    ])
  })

  test('of maintenance name a plan by its machine: the kind of the row says which one is meant', () => {
    const { take, plan, world } = emptyCollege()
    take(sheet('设备', '资产编号|设备名称', 'A1|铣床'))
    take(sheet('维护计划', '设备|类型|周期（天）|维护项目', '铣床|保养|90|', '铣床|校准|365|', '铣床|检查|30|查漏电'))
    const heads = '设备|维护计划|类型|开始时间|结束时间|状态'
    const done = take(sheet('维护记录', heads, '铣床|铣床|校准|2026-09-04T08:00|2026-09-04T10:00|已完成', '铣床|查漏电|检查|2026-09-05T08:00|2026-09-05T10:00|已完成'))
    expect(done.problems).toEqual([])
    const plans = [...world.tables.maintenancePlan.values()]
    expect([...world.tables.maintenance.values()].map(m => plans.find(p => p.id === m.planId)?.kind)).toEqual(['calibration', 'inspection'])
    expect(plan([exportTable(world.tables, 'maintenance', exportWords('zh-CN'))])).toMatchObject({ problems: [], tables: [{ new: 0, changed: 0, same: 2 }] })
  })

  test('that name a missing record are problems when nothing is to be created', () => {
    const { plan } = emptyCollege()
    const done = plan([sheet('设备', '设备名称|所在实训室', '铣床|铣工室', '钻床|')], { createMissing: false })
    expect(done.problems.map(at)).toEqual([[2, 'B 所在实训室', 'cell.unknown']])
    expect([done.willCreate, done.tables[0]!.new]).toEqual([[], 1])
  })

  test('are taken as they stand, tags and formulas included', () => {
    const { take, rows } = emptyCollege()
    take(sheet('设备', '设备名称|备注', '<b>铣床</b>|=1+1'))
    expect(rows('equipment')).toMatchObject([{ name: '<b>铣床</b>', note: '=1+1' }])
  })
})
