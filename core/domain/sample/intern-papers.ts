import { addDays, type LocalDate } from '../base/time.ts'
import { AGREEMENT_CONTENTS } from '../records/internship.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import type { Dice } from './dice.ts'

type Papers = Partial<Row<'placement'>>

/** What every placement has in order before it begins: safety training, insurance, nobody paid by an agency. */
export function papersForAll({ from, to }: { from: LocalDate; to: LocalDate }, policyNo: string, dice: Dice): Papers {
  return { source: 'school', channel: 'direct', trainedOn: addDays(from, -dice.between(3, 6)), policyNo, insuredFrom: from, insuredTo: addDays(to, 6), insurancePaidBy: 'college' }
}

/** … and one that is work: consent, the agreement of all three with its nine contents, pay and lodging. */
export function papersForWork(from: LocalDate, pay: number, lodging: 'unified' | 'home', dice: Dice): Papers {
  const signed = addDays(from, -dice.between(8, 15))
  return {
    consentOn: addDays(from, -dice.between(16, 24)),
    studentSignedOn: signed,
    collegeSignedOn: addDays(signed, 1),
    hostSignedOn: addDays(signed, dice.between(2, 5)),
    agreementContents: [...AGREEMENT_CONTENTS],
    noFees: true,
    pay,
    payForm: 'money',
    payee: 'student',
    payDays: 30,
    lodging,
  }
}

const GRADES: readonly Pair[] = [['优', 'A'], ['良', 'B'], ['良', 'B'], ['中', 'C']]

/** Report, summary and marks of an internship that is over. */
export function papersAfterEnd(to: LocalDate, n: number, dice: Dice, say: (pair: Pair) => string): Papers {
  const grade = () => say(dice.pick(GRADES))
  return { reportOn: addDays(to, dice.between(1, 6)), summaryOn: addDays(to, 2 + (n % 5)), assessedOn: addDays(to, 10), processGrade: grade(), resultGrade: grade(), evidence: true }
}
