import { describe, expect, test } from 'vitest'
import type { Proposal, Told } from '#contract/matching.ts'
import type { Desk } from './desk.ts'
import { deskWith, smallCollege, SPRING, type Rows } from './matching-college.ts'

const batchIds = [SPRING.id]
const desk = (more: Rows = {}) => deskWith(smallCollege(more))

async function job<R>(at: Desk, name: 'matching.solve' | 'matching.why', input: object = {}): Promise<R> {
  const frame = await at.app.answer({ name, input: { batchIds, ...input } })
  return ('value' in frame ? frame.value : 'refusal' in frame ? frame.refusal : frame) as R // the job's name fixes it
}
const solve = (at: Desk, input: object = {}) => job<Proposal>(at, 'matching.solve', input)
const placesOf = (p: Proposal) => Object.fromEntries(p.placed.map(({ student, post }) => [student.slice(8), post.slice(5)]))

async function accept(at: Desk, proposal: Proposal, input: object = {}) {
  const view = (await at.ask('matching.view', { batchIds }))!
  const before = (id: string) => {
    const had = view.students.find(s => s.id === id)?.placement
    return had ? { placementId: had.id, postId: had.postId } : null
  }
  return () =>
    at.run('matching.accept', {
      batchIds,
      ...input,
      placed: proposal.placed.map(({ student, post, batch }) => ({ student, post, batch, before: before(student) })),
      leftOut: proposal.leftOut.map(({ student }) => ({ student, before: before(student) })),
    })
}

describe('a matching', () => {
  test('gives as many wishes as there can be, then the nearest posts', async () => {
    const at = desk()
    const found = await solve(at)
    expect(placesOf(found)).toMatchObject({ 1: 'turn', 2: 'mill', 3: 'fit', 4: 'fit' })
    expect(found.placed.map(p => p.wish)).toEqual([1, 2, null, null])
    expect(found.values.map(v => [v.code, v.value])).toEqual([['everyone', 0], ['wishes', 21], ['distance', 84], ['changes', 0], ['spread', 2]])
  })

  test('with short ways first sends whom it costs nothing', async () => {
    const at = desk({ wish: [{ id: 'wish:1', postId: 'post:fit' }, { id: 'wish:2', postId: 'post:fit' }] })
    expect(placesOf(await solve(at))).toMatchObject({ 1: 'fit' })
    const near = await solve(at, { goals: ['distance', 'wishes'] })
    expect(near.values[1]).toEqual({ code: 'distance', value: 84 })
  })

  test('counts places of the batch before those of the post, and takes off who is there on the same days', async () => {
    const other = { id: 'placement:x', studentId: 'student:x', batchId: 'batch:x', kind: 'post' as const, enterpriseId: 'enterprise:jin', postId: 'post:fit', from: '2026-08-31', to: '2026-12-01', status: 'confirmed' as const }
    const more: Rows = { student: [{ id: 'student:x', number: 'x', name: '外班' }], batch: [{ id: 'batch:x', name: '另一批', kind: 'post', from: '2026-08-31', to: '2026-12-01' }], placement: [other] }
    expect((await desk(more).ask('matching.view', { batchIds }))!.posts.find(p => p.id === 'post:fit')!.rooms[SPRING.id]).toMatchObject({ given: 2, by: 'post', others: 1, places: 1 })
    const after = { ...more, placement: [{ ...other, from: '2026-09-01' }] }
    expect((await desk(after).ask('matching.view', { batchIds }))!.posts.find(p => p.id === 'post:fit')!.rooms[SPRING.id]).toMatchObject({ others: 0, places: 2 })
    const own = { ...more, postPlaces: [{ id: 'postPlaces:1', postId: 'post:fit', batchId: SPRING.id, places: 4 }] }
    expect((await desk(own).ask('matching.view', { batchIds }))!.posts.find(p => p.id === 'post:fit')!.rooms[SPRING.id]).toMatchObject({ given: 4, by: 'batch', others: 0, places: 4 })
  })

  test.each([[10, 1], [19, 1], [20, 2], [29, 2]])('with %i staff at the host sends %i interns, and says what holds the others back', async (count, interns) => {
    const at = desk({ staffCount: [{ id: 'staffCount:1', enterpriseId: 'enterprise:jin', from: '2026-01-01', count }] })
    const found = await solve(at)
    expect(found.placed.filter(p => p.post === 'post:fit')).toHaveLength(interns)
    if (interns === 1) expect(found.leftOut[0]!.obstacles).toContainEqual(expect.objectContaining({ code: 'hostRatio', facts: expect.objectContaining({ percent: 10, staff: count, host: '金宇机电', most: 1 }), overridable: true }))
  })

  test('on the worst day of the batch, as staff leave', async () => {
    const at = desk({ staffCount: [{ id: 'staffCount:1', enterpriseId: 'enterprise:jin', from: '2026-01-01', count: 20 }, { id: 'staffCount:2', enterpriseId: 'enterprise:jin', from: '2026-08-31', count: 19 }, { id: 'staffCount:3', enterpriseId: 'enterprise:jin', from: '2026-09-01', count: 5 }] })
    expect((await solve(at)).placed.filter(p => p.post === 'post:fit')).toHaveLength(1)
  })

  test.each([
    ['who turns 16 on the first day', { birthDate: '2010-03-02' }, []],
    ['who turns 16 a day later', { birthDate: '2010-03-03' }, ['ageReached.waitForAge']],
    ['whose birth date nobody knows', { birthDate: undefined }, ['ageReached.recordBirth']],
    ['in the second year', { year: 2024 }, []],
    ['in the first year', { year: 2025 }, ['gradeReached.waitForGrade']],
  ])('a student %s', async (_, student, codes) => {
    const rows = smallCollege({ student: [{ id: 'student:1', ...student }] })
    const found = await solve(deskWith(rows))
    const left = found.leftOut.find(l => l.student === 'student:1')
    expect(left?.obstacles.filter(o => o.count === 3).map(o => o.code) ?? []).toEqual(codes)
  })

  test.each([
    ['another category', { category: '财经商贸大类' }, 'categoryFits.fittingPost', true],
    ['heavy loads, for a woman', { hazards: ['heavyLoad'] }, 'womenSpared.sparingPost', false],
    ['intensity III', { labourIntensity: '3' }, 'intensityAllowed.lighterPost', false],
    ['poison', { hazards: ['toxic'] }, 'hazardsAllowed.saferPost', false],
    ['a skill that the student lacks', { skills: '看图纸、焊接' }, 'skills', true],
  ] as const)('a post with %s is closed', async (_, post, code, overridable) => {
    const at = deskWith(smallCollege({ student: [{ id: 'student:2', skills: '看图纸' }], post: [{ id: 'post:mill', ...post } as never], wish: [{ id: 'wish:1', studentId: 'student:2' }] }))
    const told = await job<Told & { placed: true }>(at, 'matching.why', { student: 'student:2', locks: [{ student: 'student:1', post: 'post:turn', period: SPRING.id }] })
    expect(told.dearer.find(d => d.post === 'post:mill')?.reasons.map(r => r.code)).toEqual([code])
    const allowed = { steps: [{ kind: 'allow', student: 'student:2', post: 'post:mill', reasons: [{ code, facts: {} }] }], locks: [{ student: 'student:1', post: 'post:turn', period: SPRING.id }] }
    expect(placesOf(await solve(at, allowed))['2'] === 'mill').toBe(overridable)
  })

  test('passes by a host whose agreement ends before the batch does, unless that is set aside', async () => {
    const at = desk({ agreement: [{ id: 'agreement:1', enterpriseId: 'enterprise:jin', title: '合作', type: 'cooperation', from: '2020-01-01', to: '2026-08-30' }] })
    expect((await solve(at)).leftOut.map(l => l.obstacles.some(o => o.code === 'agreement' && o.facts.to === '2026-08-30'))).toEqual([true, true])
    expect((await solve(at, { lenient: ['agreement'] })).leftOut).toEqual([])
  })
})

describe('who has no place', () => {
  const tight: Rows = { post: [{ id: 'post:fit', capacity: 0 }] }

  test('is offered the cheapest ways out, and each of them works', async () => {
    const at = desk(tight)
    const found = await solve(at)
    expect(found.leftOut).toHaveLength(2)
    for (const { student, cures } of found.leftOut) {
      expect(cures!.length).toBeGreaterThan(0)
      for (const { steps } of cures!) expect((await solve(at, { steps })).placed.map(p => p.student)).toContain(student)
    }
  })

  test('gets the place that was added, which is written with the plan', async () => {
    const at = desk(tight)
    const steps = [{ kind: 'places' as const, post: 'post:fit', period: SPRING.id, more: 2 }]
    const proposal = await solve(at, { steps })
    expect(proposal.leftOut).toEqual([])
    expect((await (await accept(at, proposal))()).refusal).toMatchObject({ code: 'matching.full', facts: { post: '金宇机电 · 装配', places: 0, wanted: 2 } })
    expect((await (await accept(at, proposal, { steps }))()).value).toEqual({ created: 4, moved: 0, removed: 0, kept: 0 })
    expect([...at.app.world.tables.postPlaces.values()]).toMatchObject([{ postId: 'post:fit', batchId: SPRING.id, places: 2 }])
    expect((await at.run('history.undo', {})).refusal).toBeUndefined()
    expect([at.app.world.tables.postPlaces.size, at.app.world.tables.placement.size]).toEqual([0, 0])
  })

  test('loses the planned place, which is taken away; one that other records speak of is cancelled', async () => {
    const planned = (n: number) => ({ id: `placement:${n}`, studentId: `student:${n}`, batchId: SPRING.id, kind: 'post' as const, enterpriseId: 'enterprise:jin', postId: 'post:fit', from: SPRING.from, to: SPRING.to, status: 'planned' as const })
    const at = deskWith(smallCollege({ ...tight, placement: [planned(3), planned(4)], leave: [{ id: 'leave:1', placementId: 'placement:4', from: '2026-04-01', to: '2026-04-02', reason: '病' }] }))
    const proposal = await solve(at)
    expect((await (await accept(at, proposal))()).value).toEqual({ created: 2, moved: 0, removed: 2, kept: 0 })
    expect([...at.app.world.tables.placement.values()].map(p => [p.id.slice(-1), p.status]).filter(([id]) => id === '3' || id === '4')).toEqual([['4', 'cancelled']])
  })
})

describe('a plan is refused whole', () => {
  const changes: [string, (at: Desk) => Promise<unknown>, string][] = [
    ['a student was placed elsewhere meanwhile', at => at.run('register.save', { table: 'placement', fields: { studentId: 'student:3', kind: 'post', enterpriseId: 'enterprise:hua', from: '2026-08-31', to: '2026-12-01', status: 'confirmed' } }), 'matching.changed'],
    ['a student left', at => at.run('register.save', { table: 'student', id: 'student:3', fields: { status: 'left' } }), 'matching.changed'],
    ['a post lost a place', at => at.run('matching.places', { postId: 'post:fit', batchId: SPRING.id, places: 1 }), 'matching.full'],
    ['a post became dangerous', at => at.run('register.save', { table: 'post', id: 'post:fit', fields: { hazards: ['toxic'] } }), 'matching.forbidden'],
    ['staff of a host shrank', at => at.run('register.save', { table: 'staffCount', fields: { enterpriseId: 'enterprise:jin', from: '2026-01-01', count: 15 } }), 'matching.hostFull'],
  ]
  test.each(changes)('when %s', async (_, change, code) => {
    const at = desk()
    const tell = await accept(at, await solve(at))
    expect(await change(at)).not.toHaveProperty('refusal')
    const size = at.app.world.tables.placement.size
    expect((await tell()).refusal?.code).toBe(code)
    expect(at.app.world.tables.placement.size).toBe(size)
  })

  test('when it would move somebody whose agreement is signed, or names somebody twice', async () => {
    const at = desk({ placement: [{ id: 'placement:1', studentId: 'student:1', batchId: SPRING.id, kind: 'post', enterpriseId: 'enterprise:hua', postId: 'post:turn', from: SPRING.from, to: SPRING.to, status: 'planned', hostSignedOn: '2026-01-10' }] })
    const before = { placementId: 'placement:1', postId: 'post:turn' }
    expect((await at.run('matching.accept', { batchIds, placed: [{ student: 'student:1', post: 'post:mill', batch: SPRING.id, before }], leftOut: [] })).refusal?.code).toBe('matching.changed')
    expect((await at.run('matching.accept', { batchIds, placed: [], leftOut: [{ student: 'student:1', before }] })).refusal?.code).toBe('matching.changed')
    const twice = { student: 'student:2', batch: SPRING.id, before: null }
    expect((await at.run('matching.accept', { batchIds, placed: [{ ...twice, post: 'post:mill' }, { ...twice, post: 'post:fit' }], leftOut: [] })).refusal?.code).toBe('matching.changed')
  })
})

describe('the office', () => {
  test('keeps a student at a post, but not against the law', async () => {
    const at = desk({ post: [{ id: 'post:mill', hazards: ['heavyLoad'] }] })
    const locks = (student: string, post: string) => ({ locks: [{ student, post, period: SPRING.id }] })
    expect(placesOf(await solve(at, locks('student:2', 'post:fit')))).toMatchObject({ 2: 'fit' })
    expect(await solve(at, locks('student:2', 'post:mill'))).toMatchObject({ code: 'matching.forbidden', facts: { student: '林雪', post: '华工精密 · 铣工', reason: 'womenSpared.sparingPost' } })
    expect(await solve(at, locks('student:2', 'post:gone'))).toMatchObject({ code: 'matching.lockGone' })
  })

  test('is told why a dearer wish is not met: who would lose by it, or that another plan is as good', async () => {
    const told = await job<Told & { placed: true }>(desk({ wish: [{ id: 'wish:4', studentId: 'student:3', batchId: SPRING.id, rank: 1, postId: 'post:mill' }] }), 'matching.why', { student: 'student:2' })
    expect(told).toMatchObject({ placed: true, wish: null })
    expect(told.dearer.map(d => [d.post, d.worse?.code])).toEqual([['post:turn', undefined], ['post:mill', 'wishes']])
    expect(told.dearer[0]!.moves.map(m => m.student)).toContain('student:1')
  })

  test('may match two batches at once only where they share no day', async () => {
    const batch = [{ id: 'batch:autumn', name: '2026秋', kind: 'post' as const, from: '2026-09-01', to: '2026-12-31', classGroupIds: ['classGroup:1'] }]
    const both = await solve(desk({ batch }), { batchIds: [SPRING.id, 'batch:autumn'] })
    expect(both.leftOut).toEqual([])
    expect(new Set(both.placed.map(p => p.student)).size).toBe(4)
    expect(await solve(desk({ batch: [{ ...batch[0]!, from: '2026-08-31' }] }), { batchIds: [SPRING.id, 'batch:autumn'] })).toMatchObject({ code: 'matching.overlap', facts: { one: '2026春', other: '2026秋' } })
  })

  test('sees nothing where there is no batch, and an empty matching where nobody and nothing is', async () => {
    expect(await deskWith({}).ask('matching.view', {})).toBeNull()
    const bare = deskWith({ batch: [{ ...SPRING, classGroupIds: [] }] })
    expect(await bare.ask('matching.view', {})).toMatchObject({ chosen: [SPRING.id], students: [], posts: [] })
    expect(await solve(bare)).toMatchObject({ placed: [], leftOut: [] })
    const noPosts = await solve(desk({ post: [{ id: 'post:turn', capacity: 0 }, { id: 'post:mill', capacity: 0 }, { id: 'post:fit', capacity: 0 }] }))
    expect(noPosts.leftOut).toHaveLength(4)
  })
})
