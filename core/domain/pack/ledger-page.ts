import type { PackPage } from '../records/pack.ts'
import { nameOf } from '../record-name.ts'
import { span } from '../report/internship/phrases.ts'
import { ledgerBlocks } from '../report/ledger-blocks.ts'
import type { Made, Pack } from './pack.ts'

/** What each side gave: of the pack's own partner, of one enterprise, or of all. */
export function ledgerPage({ look, partner, world }: Pack, { heading, enterpriseId }: Extract<PackPage, { kind: 'ledger' }>): Made {
  const of = partner?.id ?? enterpriseId
  if (of !== undefined && !world.tables.enterprise.has(of)) return { leftOut: { code: 'pack.leftOut.gone', facts: { what: heading ?? { code: 'pack.kind.ledger' } } } }
  const title = heading ?? (of === undefined ? { code: 'pack.ledger.all' } : { code: 'pack.ledger.one', facts: { name: nameOf(world.tables, of) } })
  return { sheets: [{ title, subtitle: span(look.question.from, look.question.to), orientation: of === undefined ? 'landscape' : 'portrait', blocks: ledgerBlocks(world, look.question, of) }] }
}
