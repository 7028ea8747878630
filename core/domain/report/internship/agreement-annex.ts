import { z } from 'zod'
import { refuse, type Result } from '../../base/decision.ts'
import { text } from '../../base/field.ts'
import { COLLEGE_ID } from '../../records/college.ts'
import type { PlacementChange } from '../../records/internship.ts'
import type { World } from '../../world.ts'
import { defineReport, modelOf } from '../definition.ts'
import { recordOf } from '../lookup.ts'
import type { Block, PartiesBlock, Sheet, TableBlock, Text } from '../model.ts'
import { contentBlocks } from './agreement-contents.ts'
import { placedOf, placedWhere, studentLine, type Placed } from './placed.ts'

const params = z.strictObject({
  /** one placement, or all of one student; or */
  placementId: text().meta({ kind: 'ref', table: 'placement' }).optional(),
  /** all of a batch, a sheet each */
  batchId: text().meta({ kind: 'ref', table: 'batch' }).optional(),
})

/** The annex to a three-party agreement: the nine contents of Art. 15 as the office's data have them, what was changed since, and where to sign. */
export const agreementAnnex = defineReport(params, (world, wanted, ctx) => {
  const found = wantedIn(world, wanted)
  if (!found.ok) return found
  const { placed, about } = found.value
  const title = { code: 'report.agreement' }
  const empty: Sheet = { title, orientation: 'portrait', blocks: [{ kind: 'text', text: { code: 'report.agreement.none' }, quiet: true }] }
  return modelOf(world, ctx, { name: 'agreement', title, about, sheets: placed.length ? placed.map(p => sheetOf(world, p)) : [empty] })
})

function wantedIn(world: World, { placementId, batchId }: z.output<typeof params>): Result<{ placed: Placed[]; about: string }> {
  if (placementId !== undefined) {
    const found = placedOf(world, placementId)
    return found.ok ? { ok: true, value: { placed: found.value, about: found.value[0]!.student?.name ?? '' } } : found
  }
  if (batchId === undefined) return refuse('report.agreement.which')
  const batch = recordOf(world.tables, 'batch', batchId)
  if (!batch.ok) return batch
  return { ok: true, value: { placed: placedWhere(world, p => p.placement.batchId === batch.value.id), about: batch.value.name } }
}

function sheetOf(world: World, p: Placed): Sheet {
  const blocks: Block[] = [
    { kind: 'text', text: { code: 'report.agreement.notice' } },
    ...contentBlocks(world, p),
    { kind: 'heading', text: { code: 'report.agreement.changes' } },
    changesOf(world, p),
    { kind: 'heading', text: { code: 'report.agreement.signed' } },
    partiesOf(world, p),
  ]
  return { title: { code: 'report.agreement' }, subtitle: studentLine(p), orientation: 'portrait', blocks }
}

function changesOf(world: World, p: Placed): TableBlock {
  return {
    kind: 'table',
    columns: [
      { head: { code: 'report.column.no' }, width: 7 },
      { head: { code: 'report.agreement.holdsFrom' }, width: 15 },
      { head: { code: 'report.agreement.changed' }, width: 40 },
      { head: { code: 'report.agreement.reason' }, width: 22 },
      { head: { code: 'report.agreement.supplement' }, width: 16 },
    ],
    groups: [{ rows: p.changes.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map((change, i) => [String(i + 1), change.from, { parts: changed(world, change) }, change.reason, change.signedOn ?? '□']) }],
    empty: { code: 'report.agreement.noChanges' },
  }
}

function changed(world: World, change: PlacementChange): Text[] {
  const { enterprise, post, teacher, contact } = world.tables
  const now: [string, string | undefined][] = [
    ['host', change.enterpriseId && enterprise.get(change.enterpriseId)?.name],
    ['post', change.postId && post.get(change.postId)?.name],
    ['tutor', change.tutorId && teacher.get(change.tutorId)?.name],
    ['mentor', change.mentorId && contact.get(change.mentorId)?.name],
    ['to', change.to],
  ]
  return now.flatMap(([what, value]) => (value ? [{ code: 'report.agreement.now', facts: { what: `report.agreement.what.${what}`, value } }] : []))
}

/** Three parties; the guardian signs with the student. */
function partiesOf(world: World, p: Placed): PartiesBlock {
  const hosts = world.tables.enterprise.get(p.segments.at(-1)!.enterpriseId)?.name ?? ''
  const seal = ['seal', 'hand', 'date'].map(line => ({ code: `report.party.${line}` }))
  return {
    kind: 'parties',
    parties: [
      { role: { code: 'report.party.college' }, name: world.tables.college.get(COLLEGE_ID)?.name ?? '', lines: seal },
      { role: { code: 'report.party.host' }, name: hosts, lines: seal },
      { role: { code: 'report.party.student' }, name: p.student?.name ?? '', lines: ['own', 'guardian', 'date'].map(line => ({ code: `report.party.${line}` })) },
    ],
  }
}
