import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Proposal } from '#contract/matching.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { findingsIn } from '../domain/compliance/small-host.ts'
import type { Desk } from './desk.ts'
import { anyCollege, deskWith, SPRING } from './matching-college.ts'

const PERSON_RULES = new Set(['A21', 'A22', 'A23', 'A24', 'A27', 'A29', 'A25'])
const batchIds = [SPRING.id]

async function solved(desk: Desk): Promise<Proposal> {
  const frame = await desk.app.answer({ name: 'matching.solve', input: { batchIds } })
  if (!('value' in frame)) throw new Error(JSON.stringify(frame))
  return frame.value as Proposal // the job's name fixes it
}

/** Accepts the plan as the page does: with what each student had when it was made. */
async function accepted(desk: Desk, proposal: Proposal) {
  const view = (await desk.ask('matching.view', { batchIds }))!
  const before = new Map(view.students.map(s => [s.id, s.placement && { placementId: s.placement.id, postId: s.placement.postId }]))
  return desk.run('matching.accept', {
    batchIds,
    placed: proposal.placed.map(({ student, post, batch }) => ({ student, post, batch, before: before.get(student) ?? null })),
    leftOut: proposal.leftOut.map(({ student }) => ({ student, before: before.get(student) ?? null })),
  })
}

const rowsOf = <K extends TableName>(desk: Desk, table: K) => [...desk.app.world.tables[table].values()] as Row<K>[]

test('an accepted plan breaks no rule about persons, keeps within every number, and leaves what is fixed', async () => {
  let written = 0
  await fc.assert(
    fc.asyncProperty(anyCollege, async rows => {
      const desk = deskWith(rows)
      const { tables } = desk.app.world
      const held = new Map(rowsOf(desk, 'placement').map(p => [p.id, p]))
      const overBefore = overfull(desk)
      const proposal = await solved(desk)
      const { value, refusal } = await accepted(desk, proposal)
      expect(refusal).toBeUndefined()

      const made = rowsOf(desk, 'placement').filter(p => p.batchId === SPRING.id && (!held.has(p.id) || held.get(p.id)!.postId !== p.postId))
      expect(made.length).toBe(value!.created + value!.moved)
      written += made.length
      const ids = new Set(made.map(p => p.id))
      const hosts = new Set(made.map(p => p.enterpriseId))
      expect(findingsIn(desk.app.world).filter(f => f.severity === 'E' && PERSON_RULES.has(f.rule) && (ids.has(f.subject) || (f.rule === 'A25' && hosts.has(f.subject))))).toEqual([])
      for (const p of made) {
        expect(p).toMatchObject({ kind: 'post', from: SPRING.from, to: SPRING.to, status: 'planned', enterpriseId: tables.post.get(p.postId!)!.enterpriseId })
        expect(rowsOf(desk, 'placement').filter(o => o.studentId === p.studentId && o.status !== 'cancelled')).toHaveLength(1)
      }
      for (const p of held.values()) {
        const fixed = p.status !== 'planned' || p.source === 'self' || p.hostSignedOn !== undefined
        if (fixed) expect(tables.placement.get(p.id)).toEqual(p)
      }
      // where it is too full now, it was so before by what is fixed
      expect(overfull(desk).filter(id => !overBefore.includes(id))).toEqual([])
      // once accepted, nothing is left to be done
      expect(await accepted(desk, await solved(desk))).toEqual({ value: { created: 0, moved: 0, removed: 0, kept: proposal.placed.length } })
    }),
    { numRuns: 200 },
  )
  expect(written).toBeGreaterThan(60) // colleges in which nobody can be placed would prove nothing
})

/** Posts and hosts with more people than places, or than the tenth and the fifth of those who work there, on some day of the batch. */
function overfull(desk: Desk): string[] {
  const { tables } = desk.app.world
  const over: string[] = []
  const live = rowsOf(desk, 'placement').filter(p => p.status !== 'cancelled')
  for (const day of ['2026-03-02', '2026-05-01', '2026-08-31']) {
    const there = live.filter(p => p.from <= day && day <= p.to)
    for (const post of tables.post.values()) {
      const at = there.filter(p => p.postId === post.id)
      const given = rowsOf(desk, 'postPlaces').find(p => p.postId === post.id)?.places
      const staff = rowsOf(desk, 'staffCount').find(s => s.postId === post.id)?.count
      if (given === undefined ? at.length > (post.capacity ?? 0) : at.filter(p => p.batchId === SPRING.id).length > given) over.push(post.id)
      if (staff !== undefined && at.length * 10 > staff * 2) over.push(`${post.id} share`)
    }
    for (const host of tables.enterprise.values()) {
      const staff = rowsOf(desk, 'staffCount').find(s => s.enterpriseId === host.id && s.postId === undefined)?.count
      if (staff !== undefined && there.filter(p => p.enterpriseId === host.id).length * 10 > staff) over.push(`${host.id} share`)
    }
  }
  return [...new Set(over)]
}

test('undoing an accepted plan brings back what was there', async () => {
  await fc.assert(
    fc.asyncProperty(anyCollege, async rows => {
      const desk = deskWith(rows)
      const before = structuredClone([...desk.app.world.tables.placement])
      const sets = desk.journal.sets.length
      await accepted(desk, await solved(desk))
      if (desk.journal.sets.length > sets) expect((await desk.run('history.undo', {})).refusal).toBeUndefined()
      expect(new Map(desk.app.world.tables.placement)).toEqual(new Map(before))
    }),
    { numRuns: 30 },
  )
})
