import type { LocalDate } from '../base/time.ts'
import type { PackDraft, PackPage } from '../records/pack.ts'
import type { FindingAsked } from '../records/finding.ts'
import type { Tables } from '../tables.ts'

/** Packs that are ready to be issued, by name. Worded by `pack.starter.<name>`, with `.subtitle` and `.about`. */
export const STARTERS = ['monday', 'partner', 'inspection'] as const
export type Starter = (typeof STARTERS)[number]

const finding = (asked: FindingAsked, more: { table?: boolean; records?: boolean } = {}): PackPage => ({ kind: 'finding', finding: asked, ...more })

const PACKS: Record<Starter, Pick<PackDraft, 'audience' | 'period' | 'pages'>> = {
  monday: {
    audience: 'dean',
    period: 'twelveMonths',
    pages: [
      { kind: 'figures' },
      finding({ kind: 'bars', indicator: 'destinationRate', by: 'programme' }, { table: true }),
      finding({ kind: 'breakdown', population: 'graduate', field: 'destination', by: 'classGroup' }, { table: true }),
      finding({ kind: 'bars', indicator: 'fieldMatchRate', by: 'programme' }, { table: true }),
      finding({ kind: 'bars', indicator: 'certificateRate', by: 'classGroup' }, { table: true }),
      finding({ kind: 'skillGrid' }),
      finding({ kind: 'demand' }),
      finding({ kind: 'funnel' }),
      finding({ kind: 'trend', indicator: 'attendanceRate', step: 'month' }),
      finding({ kind: 'bars', indicator: 'employerSatisfaction', by: 'enterprise' }, { table: true }),
      finding({ kind: 'trend', indicator: 'useRate', step: 'month' }),
      { kind: 'ledger' },
    ],
  },
  partner: {
    audience: 'partner',
    period: 'twelveMonths',
    pages: [
      { kind: 'ledger' },
      finding({ kind: 'bars', indicator: 'internshipCompletion', by: 'classGroup' }),
      finding({ kind: 'trend', indicator: 'attendanceRate', step: 'month' }),
      finding({ kind: 'bars', indicator: 'internSatisfaction', by: 'programme' }),
      finding({ kind: 'breakdown', population: 'graduate', field: 'destination', by: 'programme' }),
      finding({ kind: 'bars', indicator: 'skillMastery', by: 'programme' }),
      finding({ kind: 'demand' }),
      { kind: 'figures', areas: ['graduates', 'skills', 'satisfaction', 'internships', 'partnership'] },
    ],
  },
  inspection: {
    audience: 'inspector',
    period: 'lastSchoolYear',
    pages: [
      { kind: 'figures', definitions: true },
      finding({ kind: 'bars', indicator: 'destinationRate', by: 'programme' }, { table: true }),
      finding({ kind: 'breakdown', population: 'graduate', field: 'destination', by: 'classGroup' }, { table: true }),
      finding({ kind: 'bars', indicator: 'internshipCompletion', by: 'classGroup' }, { table: true }),
      finding({ kind: 'breakdown', population: 'attendanceDay', field: 'evidence', by: 'classGroup' }, { table: true }),
      finding({ kind: 'bars', indicator: 'deliveryRate', by: 'programme' }, { table: true }),
      finding({ kind: 'bars', indicator: 'certificateRate', by: 'programme' }, { table: true }),
      finding({ kind: 'bars', indicator: 'useRate', by: 'programme' }, { table: true }),
      finding({ kind: 'bars', indicator: 'goodCondition', by: 'programme' }, { table: true }),
      { kind: 'evidence' },
      { kind: 'people' },
    ],
  },
}

/** A starter as it can be saved once it has a name; one for a partner begins with the enterprise that has had most interns. */
export function starterPack(tables: Pick<Tables, 'placement' | 'enterprise'>, starter: Starter, today: LocalDate): Omit<PackDraft, 'name'> {
  const pack = PACKS[starter]
  const enterpriseId = pack.audience === 'partner' ? busiestHost(tables, today) : undefined
  return { ...pack, ...(enterpriseId === undefined ? {} : { enterpriseId }) }
}

function busiestHost({ placement, enterprise }: Pick<Tables, 'placement' | 'enterprise'>, today: LocalDate): string | undefined {
  const interns = new Map([...enterprise.keys()].map(id => [id, 0]))
  for (const { enterpriseId, status, from } of placement.values()) if (status !== 'cancelled' && from <= today && interns.has(enterpriseId)) interns.set(enterpriseId, interns.get(enterpriseId)! + 1)
  return [...interns].sort((a, b) => b[1] - a[1])[0]?.[0]
}
