import { addDays } from '#domain/base/time.ts'
import { finished } from '#domain/base/steps.ts'
import { drawPack, type BuiltPack } from '#domain/pack/build-pack.ts'
import type { Issue } from '#domain/pack/pack.ts'
import type { LastChange } from '#domain/report/definition.ts'
import type { PackDraft, PackPage } from '#domain/records/pack.ts'
import type { Block, ReportModel, Sheet, Text } from '#domain/report/model.ts'
import type { World } from '#domain/world.ts'
import { textIn, type Language } from '#words/say.ts'
import { college, ctx, worldOf, type Rows } from '../report/small-college.ts'

export { ctx, worldOf }

/**
 * Seven graduates of class 2301 and three of 2302, all of June: of the first five work (two at Jinyu, their host), one studies, one is
 * unknown; of the second all work. Jinyu hosted all of 2301, Huagong all of 2302; a class is named after Huagong.
 */
export const graduates: Rows = {
  enterprise: [...college.enterprise!, { id: 'enterprise:huagong', name: '华工装备制造' }],
  classGroup: [
    { id: 'classGroup:m1', name: '数控2301', programmeId: 'programme:cnc', year: 2023, size: 40 },
    { id: 'classGroup:m2', name: '数控2302（华工装备制造班）', programmeId: 'programme:cnc', year: 2023, size: 38 },
  ],
  student: Array.from({ length: 10 }, (_, i) => ({ id: `student:${i}`, number: `23${String(i).padStart(3, '0')}`, name: `学生${'甲乙丙丁戊己庚辛壬癸'[i]}`, classGroupId: i < 7 ? 'classGroup:m1' : 'classGroup:m2', year: 2023, status: 'graduated' as const, graduatedOn: '2026-06-30' })),
  placement: Array.from({ length: 10 }, (_, i) => ({ id: `placement:${i}`, kind: 'post' as const, studentId: `student:${i}`, enterpriseId: i < 7 ? 'enterprise:jinyu' : 'enterprise:huagong', from: '2026-01-05', to: '2026-05-29', status: 'ended' as const })),
  destination: Array.from({ length: 10 }, (_, i) => i)
    .filter(i => i !== 6)
    .map(i => ({ id: `destination:${i}`, studentId: `student:${i}`, date: '2026-07-15', destination: i < 2 ? ('host' as const) : i === 5 ? ('study' as const) : ('employed' as const), source: 'phone' as const, ...(i < 2 ? { enterpriseId: 'enterprise:jinyu' } : {}), employer: i < 2 ? '金宇精密机械' : `单位${i}` })),
  skill: [{ id: 'skill:turn', name: '车削', programmeId: 'programme:cnc', levels: 5, masteredFrom: 3 }],
  assessment: [{ id: 'assessment:0', studentId: 'student:0', skillId: 'skill:turn', part: 'practice', level: 4, date: '2026-05-04', assessor: 'teacher' }],
  certificate: [
    { id: 'certificate:0', studentId: 'student:0', name: '车工中级', certificateType: 'occupation', issuedOn: '2026-05-20' },
    { id: 'certificate:1', studentId: 'student:0', name: '过期证', certificateType: 'occupation', issuedOn: '2020-05-20', expires: '2021-05-20' },
  ],
  mentorWork: [{ id: 'mentorWork:0', enterpriseId: 'enterprise:jinyu', from: '2026-03-02', to: '2026-03-31', hours: 30 }],
  indicatorNote: [{ id: 'indicatorNote:0', indicator: 'destinationRate', date: '2026-06-30', what: '华工装备制造招了一批' }],
  indicatorTarget: [{ id: 'indicatorTarget:0', indicator: 'destinationRate', value: 95, from: '2026-01-01' }],
}

/** The small college with its graduates in place of its own classes. */
export function graduateCollege(...more: Rows[]): World {
  return worldOf({ ...college, ...graduates }, ...more)
}

export function draft(pages: PackPage[], more: Partial<PackDraft> = {}): PackDraft {
  return { name: '例会', audience: 'dean', period: 'twelveMonths', pages, ...more }
}
export const toPartner = { audience: 'partner', enterpriseId: 'enterprise:jinyu' } as const

export function built(world: World, pack: PackDraft, issue: Issue = {}, lastChanges: ReadonlyMap<string, LastChange> = new Map()): BuiltPack {
  const made = finished(drawPack(world, pack, issue, { ...ctx, past: { ...ctx.past, seq: 41 } }, lastChanges))
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  return made.value
}
export function refusedWith(world: World, pack: PackDraft, issue: Issue = {}): string {
  const made = finished(drawPack(world, pack, issue, ctx, new Map()))
  return made.ok ? 'accepted' : made.refusal.code
}

/** The only sheet of a pack of one page. */
export function sheetOf(world: World, page: PackPage, more: Partial<PackDraft> = {}): Sheet {
  return built(world, draft([page], more)).model.sheets[2]!
}
export function blocksOf<K extends Block['kind']>(sheet: Sheet, kind: K): Extract<Block, { kind: K }>[] {
  return sheet.blocks.filter(b => b.kind === kind) as Extract<Block, { kind: K }>[]
}
export function tableText(sheet: Sheet, language: Language = 'zh-CN'): string[][] {
  return blocksOf(sheet, 'table').flatMap(({ groups }) => groups.flatMap(({ head, rows }) => [...(head ? [[textIn(language, head)]] : []), ...rows.map(row => row.map(cell => textIn(language, cell)))]))
}
/** Everything that a model says in a language, in one text. */
export function said(model: ReportModel, language: Language = 'zh-CN'): string {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (isText(value)) texts.push(textIn(language, value))
    else if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(model.sheets)
  return texts.join('\n')
}
function isText(value: unknown): value is Text {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && (typeof (value as { code?: unknown }).code === 'string' || Array.isArray((value as { parts?: unknown }).parts)))
}

/** As many graduates as are wanted, over classes of thirty. */
export function manyGraduates(count: number): Rows {
  return {
    classGroup: Array.from({ length: Math.ceil(count / 30) }, (_, i) => ({ id: `classGroup:x${i}`, name: `机电${2301 + i}`, programmeId: 'programme:cnc', year: 2023, size: 30 })),
    student: Array.from({ length: count }, (_, i) => ({ id: `student:x${i}`, number: `GR-${String(i).padStart(4, '0')}`, name: `毕业生${i}`, classGroupId: `classGroup:x${Math.floor(i / 30)}`, year: 2023, status: 'graduated' as const, graduatedOn: addDays('2026-06-01', i % 30) })),
  }
}
