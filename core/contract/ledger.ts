import { z } from 'zod'
import type { Result } from '#domain/base/decision.ts'
import type { EnterpriseLedger, LedgerRecord } from '#domain/ledger/ledger.ts'
import { LINE_KEYS } from '#domain/ledger/lines.ts'
import type { LedgerOverview } from '#domain/ledger/overview.ts'
import type { LedgerRate } from '#domain/records/partnership.ts'
import { OUTCOME_TABLES } from '#domain/outcome/outcomes.ts'
import { Scope } from '#domain/records/finding.ts'
import { job, query, type FileOut } from './define.ts'
import type { Looked } from '#domain/outcome/period.ts'

const Id = z.string().min(1).max(120)
const Of = { scope: Scope.prefault({}), enterpriseId: Id }
const LEDGER_TABLES = [...OUTCOME_TABLES, 'postPlaces', 'batch'] as const

/** A record behind a line, as people call it. */
export type NamedRecord = LedgerRecord & { name: string; enterprise: string }

/**
 * What each side gave to the partnership, made from the schedule and the registers. Nothing is entered here: rates are kept in their
 * register. Refuses as `questionOf` does, and `ledger.noEnterprise`.
 */
export const ledgerContract = {
  commands: {},
  queries: {
    /** every enterprise that gave, was given or has an agreement in force */
    'ledger.all': query<Result<{ looked: Looked; ledger: LedgerOverview }>>()(() => z.strictObject({ scope: Scope.prefault({}) }), LEDGER_TABLES),
    'ledger.of': query<Result<{ looked: Looked; ledger: EnterpriseLedger; until: string; rates: LedgerRate[] }>>()(() => z.strictObject(Of), LEDGER_TABLES),
    /** the records behind a line of an enterprise, or of all; `total` is how many there are, of which at most `most` come */
    'ledger.behind': query<Result<{ rows: NamedRecord[]; total: number }>>()(
      () => z.strictObject({ scope: Scope.prefault({}), enterpriseId: Id.optional(), line: z.enum(LINE_KEYS), most: z.int().min(1).max(5000).default(300) }),
      LEDGER_TABLES,
    ),
  },
  jobs: {
    /** The ledger as .xlsx: the sums of all partners and their lines; of one enterprise its lines and every record behind them. */
    'ledger.export': job<FileOut>()(() => z.strictObject({ scope: Scope.prefault({}), enterpriseId: Id.optional(), language: z.enum(['zh-CN', 'en']) })),
  },
}
