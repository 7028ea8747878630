import { revision, type Row0 } from '../base/change.ts'
import { accept, type Context, type Decision } from '../base/decision.ts'
import { birthDateIn, isNationalId, sexIn } from '../base/national-id.ts'
import type { Student } from '../records/student.ts'
import type { Tables } from '../tables.ts'
import type { World } from '../world.ts'

/** Students whose identity number says what their record does not: the day of birth, or the sex. */
export function identityGaps(tables: Pick<Tables, 'student'>): string[] {
  return [...tables.student.values()].flatMap(s => (Object.keys(lackingOf(s)).length ? [s.id] : []))
}

/** Fills in what the identity numbers of these students say; what a record says itself stays. */
export function fillFromIdentity(world: World, { ids }: { ids: readonly string[] }, _ctx: Context): Decision<{ count: number }> {
  const changes = ids.flatMap(id => {
    const student = world.tables.student.get(id)
    return student ? (revision('student', student as Row0, lackingOf(student)) ?? []) : []
  })
  return accept(changes, { count: changes.length }, { count: changes.length })
}

function lackingOf({ nationalId, birthDate, sex }: Student): Partial<Pick<Student, 'birthDate' | 'sex'>> {
  if (nationalId === undefined || !isNationalId(nationalId)) return {}
  return { ...(birthDate === undefined ? { birthDate: birthDateIn(nationalId) } : {}), ...(sex === undefined ? { sex: sexIn(nationalId) } : {}) }
}
