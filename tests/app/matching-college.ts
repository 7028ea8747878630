import fc from 'fast-check'
import { searches, type SearchName } from '#app/searches.ts'
import type { Searches } from '#app/ports.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { birth } from '#domain/base/change.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { createDesk, type Desk } from './desk.ts'

export type Rows = { [K in TableName]?: Partial<Row<K>>[] }

/** Searches at the desk itself, for tests; in the program they run in threads of their own. */
const atTheDesk: Searches = {
  threads: 1,
  async run(name, problem, onProgress, signal) {
    const search = searches[name as SearchName] as (problem: unknown, tools: object) => unknown // the name fixes both
    return structuredClone(search(structuredClone(problem), { elapsed: () => 0, cancelled: () => signal.aborted, progress: onProgress })) as never
  },
}

/** The desk of a college with these records. */
export function deskWith(rows: Rows, now = '2026-01-12T08:00'): Desk {
  const changes = Object.entries(rows).flatMap(([table, list]) => (list as { id: string }[]).map(row => birth(table as TableName, row)))
  const set: ChangeSet = { seq: 1, id: 'set:1', at: `${now}:00.000Z`, device: 'device:test', actor: { name: '' }, command: 'test', changes }
  return createDesk(now, [set], { searches: atTheDesk })
}

export const SPRING = { id: 'batch:spring', name: '2026春', kind: 'post' as const, from: '2026-03-02', to: '2026-08-31', classGroupIds: ['classGroup:1'] }

/** Two hosts, three posts and four students of one class; `more` replaces rows by id or adds them. */
export function smallCollege(more: Rows = {}): Rows {
  const rows: Rows = {
    programme: [{ id: 'programme:1', name: '数控技术', category: '装备制造大类' }],
    classGroup: [{ id: 'classGroup:1', name: '数控2401', programmeId: 'programme:1', year: 2024 }],
    student: ['陈浩', '林雪', '王磊', '赵静'].map((name, i) => ({ id: `student:${i + 1}`, number: `240${i + 1}`, name, sex: i % 2 ? 'female' : 'male', birthDate: '2007-05-04', classGroupId: 'classGroup:1' })),
    enterprise: [
      { id: 'enterprise:hua', name: '华工精密', distanceKm: 12 },
      { id: 'enterprise:jin', name: '金宇机电', distanceKm: 30 },
    ],
    post: [
      { id: 'post:turn', enterpriseId: 'enterprise:hua', name: '车工', category: '装备制造大类', capacity: 1 },
      { id: 'post:mill', enterpriseId: 'enterprise:hua', name: '铣工', category: '装备制造大类', capacity: 1 },
      { id: 'post:fit', enterpriseId: 'enterprise:jin', name: '装配', category: '装备制造大类', capacity: 2 },
    ],
    batch: [SPRING],
    wish: [
      { id: 'wish:1', studentId: 'student:1', batchId: SPRING.id, rank: 1, postId: 'post:turn' },
      { id: 'wish:2', studentId: 'student:2', batchId: SPRING.id, rank: 1, postId: 'post:turn' },
      { id: 'wish:3', studentId: 'student:2', batchId: SPRING.id, rank: 2, postId: 'post:mill' },
    ],
  }
  for (const [table, list] of Object.entries(more) as [TableName, { id: string }[]][]) {
    const byId = new Map((rows[table] as { id: string }[] | undefined)?.map(row => [row.id, row]))
    for (const row of list) byId.set(row.id, { ...byId.get(row.id), ...row })
    rows[table] = [...byId.values()] as never // rows of the table that the key names
  }
  return rows
}

const pick = <T>(list: readonly T[]) => fc.constantFrom(...list)
/** A value in one of `one in` cases. */
const some = <T>(value: fc.Arbitrary<T>, oneIn = 2) => fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

/** Colleges at random: minors on the edge of their birthdays, dangerous posts, full hosts, plans that exist in part. */
export const anyCollege: fc.Arbitrary<Rows> = fc
  .record({
    students: fc.array(
      fc.record({
        birthDate: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 9, arbitrary: pick(['2007-01-01', '2007-01-02', '2008-03-02', '2008-03-03', '2008-08-31', '2010-03-02', '2010-03-03']) }),
        sex: some(pick(['male', 'female'] as const)),
        year: some(pick([2023, 2024, 2025]), 4),
        skills: some(pick(['车工', '焊接；车工']), 3),
        wishes: fc.array(fc.nat(4), { maxLength: 4 }),
        had: fc.record({ post: fc.nat(4), what: pick(['nothing', 'nothing', 'nothing', 'nothing', 'planned', 'planned', 'planned', 'confirmed', 'self', 'signed', 'elsewhere', 'noPost'] as const) }),
      }),
      { minLength: 4, maxLength: 9 },
    ),
    posts: fc.array(
      fc.record({
        host: fc.nat(2),
        capacity: pick([undefined, 0, 1, 2, 3, 3]),
        places: pick([undefined, undefined, undefined, 0, 2, 5]),
        category: pick([undefined, undefined, '装备制造大类', '装备制造大类', '财经商贸大类']),
        hazards: some(pick([['heavyLoad'], ['dust'], ['toxic'], ['underground', 'heat']] as const), 3),
        labourIntensity: some(pick(['1', '3', '4'] as const), 4),
        skills: some(pick(['车工', '编程']), 4),
        staff: pick([undefined, undefined, undefined, 0, 4, 5, 10, 15]),
      }),
      { minLength: 5, maxLength: 5 },
    ),
    hosts: fc.array(fc.record({ venueType: pick([undefined, 'ordinary', 'ordinary', 'bar'] as const), creditClean: pick([undefined, true, true, false]), staff: pick([undefined, undefined, 9, 10, 29, 30, 100]), distanceKm: some(fc.nat(50)) }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ students, posts, hosts }) => {
    const placement = students.flatMap(({ had }, i): Partial<Row<'placement'>>[] => {
      const host = posts[had.post]!.host
      const base = { id: `placement:${i}`, studentId: `student:${i}`, kind: 'post' as const, enterpriseId: `enterprise:${host}`, postId: `post:${had.post}`, from: SPRING.from, to: SPRING.to, batchId: SPRING.id, status: 'planned' as const, source: 'school' as const }
      if (had.what === 'nothing') return []
      if (had.what === 'elsewhere') return [{ ...base, batchId: 'batch:other', from: '2026-05-01', to: '2026-12-31', status: 'confirmed' }]
      if (had.what === 'confirmed') return [{ ...base, status: 'confirmed' }]
      if (had.what === 'self') return [{ ...base, source: 'self' }]
      if (had.what === 'signed') return [{ ...base, hostSignedOn: '2026-01-10' }]
      if (had.what === 'noPost') return [without({ ...base, status: 'confirmed' as const }, 'postId')]
      return [base]
    })
    return {
      programme: [{ id: 'programme:1', name: '数控技术', category: '装备制造大类' }],
      classGroup: [{ id: 'classGroup:1', name: '数控2401', programmeId: 'programme:1', year: 2024 }],
      batch: [SPRING, { id: 'batch:other', name: '2026下', kind: 'post', from: '2026-05-01', to: '2026-12-31' }],
      student: students.map((s, i) => defined({ id: `student:${i}`, number: String(i), name: `生${i}`, classGroupId: 'classGroup:1', ...without(without(s, 'wishes'), 'had') })),
      enterprise: hosts.map((h, i) => defined({ id: `enterprise:${i}`, name: `企${i}`, ...without(h, 'staff') })),
      post: posts.map((p, i) => defined({ id: `post:${i}`, name: `岗${i}`, enterpriseId: `enterprise:${p.host}`, ...without(without(without(p, 'host'), 'places'), 'staff') })) as never, // the schemas judge each row
      postPlaces: posts.flatMap(({ places }, i) => (places === undefined ? [] : [{ id: `postPlaces:${i}`, postId: `post:${i}`, batchId: SPRING.id, places }])),
      staffCount: [
        ...hosts.flatMap(({ staff }, i) => (staff === undefined ? [] : [{ id: `staffCount:h${i}`, enterpriseId: `enterprise:${i}`, from: '2026-01-01', count: staff }])),
        ...posts.flatMap(({ staff, host }, i) => (staff === undefined ? [] : [{ id: `staffCount:p${i}`, enterpriseId: `enterprise:${host}`, postId: `post:${i}`, from: '2026-01-01', count: staff }])),
      ],
      wish: students.flatMap(({ wishes }, i) => [...new Set(wishes)].map((post, rank) => ({ id: `wish:${i}-${rank}`, studentId: `student:${i}`, batchId: SPRING.id, rank: rank + 1, postId: `post:${post}` }))),
      placement,
    }
  })

function defined<R extends object>(row: R): R {
  return Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined)) as R // absent, as rows hold nothing that is undefined
}
function without<R extends object, K extends keyof R>(row: R, key: K): Omit<R, K> {
  const rest = { ...row }
  delete rest[key]
  return rest
}
