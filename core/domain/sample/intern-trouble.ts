import { addDays, type LocalDate } from '../base/time.ts'
import { AGREEMENT_CONTENTS } from '../records/internship.ts'
import type { Row } from '../tables.ts'
import type { BatchType } from './internship-catalogue.ts'

type Trouble = { placement?: Partial<Row<'placement'>>; student?: Partial<Row<'student'>> }

/** What went wrong with one placement of a batch, by its number: such things as happen in every term, each in one or two places. */
export function troubleOf(batch: BatchType['key'], n: number, { from, to }: { from: LocalDate; to: LocalDate }, today: LocalDate): Trouble | undefined {
  return batch === 'running' ? RUNNING[n]?.(from, today) : batch === 'ended' ? ENDED[n]?.(to, today) : undefined
}

/** The nth kind of trouble that a placement under way may have; for a college so large that nobody writes it in by hand. */
export function anyTrouble(n: number, from: LocalDate, today: LocalDate): Trouble {
  const kinds = Object.values(RUNNING)
  return kinds[n % kinds.length]!(from, today)
}

type Make = (edge: LocalDate, today: LocalDate) => Trouble
const missing = undefined as never // the record loses the field

const selfChosen = (from: LocalDate) => ({ source: 'self' as const, appliedOn: addDays(from, -30), approvedOn: addDays(from, -25) })

const RUNNING: Readonly<Record<number, Make>> = {
  3: from => ({ placement: { hostSignedOn: addDays(from, 4) } }),
  7: (_, today) => ({ placement: { insuredTo: addDays(today, 20) } }),
  11: () => ({ placement: { consentOn: missing } }),
  18: from => ({ placement: { trainedOn: addDays(from, 2) } }),
  22: () => ({ placement: { payDays: 60 } }),
  29: (_, today) => ({ student: { birthDate: addDays(bornYearsBefore(today, 18), 70) } }),
  40: () => ({ placement: { crossFilingNo: missing, crossFiledOn: missing } }),
  47: () => ({ placement: { lodging: 'own' } }),
  52: () => ({ placement: { agreementContents: AGREEMENT_CONTENTS.filter(c => c !== '6') } }),
  58: () => ({ placement: { noFees: missing } }),
  75: from => ({ student: { birthDate: bornYearsBefore(addDays(from, 12), 16) } }),
  96: () => ({ placement: { independent: true, pay: 2500 } }),
  104: () => ({ placement: { tutorId: missing } }),
  111: from => ({ placement: selfChosen(from) }),
  112: from => ({ placement: selfChosen(from) }),
  113: from => ({ placement: { ...selfChosen(from), approvedOn: missing } }),
}

const ENDED: Readonly<Record<number, Make>> = {
  9: () => ({ placement: { resultGrade: missing } }),
  17: () => ({ placement: { reportOn: missing } }),
}

/** 29 February becomes the day before: every year has that. */
function bornYearsBefore(day: LocalDate, years: number): LocalDate {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
}
