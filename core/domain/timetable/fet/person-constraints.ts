import type { FetConstraint } from '../../intake/fet.ts'
import { addPair } from './pair-constraints.ts'
import { limitOf, slotsIn, textOf, type FetDraft, type Holder } from './draft.ts'
import type { Wish } from './row-rules.ts'

/**
 * Rules about all teachers, one teacher, all students or one set of students. Those about students hold for each smallest set within.
 * @returns false where the rule is not modelled
 */
export function addPersonConstraint(draft: FetDraft, c: FetConstraint): boolean {
  const [, who, what] = /^(Teachers|Teacher|StudentsSet|Students)(.+)$/.exec(c.type) ?? []
  if (!who || !what) return false
  if (what === 'NotAvailableTimes') return c.weight >= 100 && addClosed(draft, c, who)
  if (/^MaxBuildingChangesPer(Day|Week)$/.test(what)) return neverChanges(draft, c, what)
  const holders = holdersOf(draft, who, c)
  if (what === 'MinGapsBetweenOrderedPairOfActivityTags') {
    for (const holder of holders) addTagGaps(draft, c, holder)
    return true
  }
  const wish = wishOf(draft, c, what, who.startsWith('Students'))
  if (!wish) return false
  const tag = what.startsWith('ActivityTag') ? textOf(c, 'Activity_Tag', 'Activity_Tag_Name') : null
  for (const holder of holders) {
    if (tag === null) holder.wishes.push(wish)
    else holder.tagged.set(tag, [...(holder.tagged.get(tag) ?? []), wish])
  }
  return true
}

const KINDS: Record<string, Wish['kind']> = {
  MaxGapsPerWeek: 'gapsPerWeek',
  MaxGapsPerDay: 'gapsPerDay',
  EarlyMaxBeginningsAtSecondHour: 'late',
  MaxHoursDaily: 'hoursOver',
  ActivityTagMaxHoursDaily: 'hoursOver',
  MinHoursDaily: 'hoursUnder',
  MaxHoursContinuously: 'runOver',
  ActivityTagMaxHoursContinuously: 'runOver',
  MaxDaysPerWeek: 'daysOver',
  IntervalMaxDaysPerWeek: 'daysOver',
  MinDaysPerWeek: 'daysUnder',
}

function wishOf(draft: FetDraft, c: FetConstraint, what: string, students: boolean): Wish | null {
  const kind = Object.hasOwn(KINDS, what) ? KINDS[what] : undefined
  if (!kind) return null
  const wish: Wish = { kind, limit: limitOf(c), weight: c.weight }
  const free = textOf(c, 'Allow_Empty_Days')
  // files older than the choice: teachers may have a free day, students may not
  if (kind === 'hoursUnder') return { ...wish, emptyToo: free ? free === 'false' : students }
  if (what !== 'IntervalMaxDaysPerWeek') return wish
  const from = draft.file.hours.indexOf(textOf(c, 'Interval_Start_Hour'))
  const end = textOf(c, 'Interval_End_Hour')
  const to = end ? draft.file.hours.indexOf(end) : draft.periods
  return from < 0 || to <= from ? null : { ...wish, between: [from, to] }
}

function holdersOf(draft: FetDraft, who: string, c: FetConstraint): Holder[] {
  if (who === 'Teachers') return [...draft.teachers.values()]
  if (who === 'Students') return [...draft.atoms]
  if (who === 'Teacher') return [draft.teachers.get(textOf(c, 'Teacher', 'Teacher_Name')) ?? []].flat()
  return draft.students.within(textOf(c, 'Students', 'Students_Name')).map(atom => draft.atoms[atom]!)
}

function addClosed(draft: FetDraft, c: FetConstraint, who: string): true {
  const listed = slotsIn(draft, c.slots)
  for (const { closed } of holdersOf(draft, who, c)) for (const [slot, is] of listed.entries()) if (is) closed[slot] = 1
  return true
}

/**
 * Changes of building are not modelled, but where they cannot be too many they need not be: a day of n periods has n − 1 changes at most,
 * and there are none within one building.
 */
function neverChanges(draft: FetDraft, c: FetConstraint, what: string): boolean {
  const buildings = new Set(draft.file.rooms.flatMap(r => r.building || []))
  const most = (draft.periods - 1) * (what.endsWith('Week') ? draft.days : 1)
  return buildings.size < 2 || limitOf(c) >= most
}

/** After an activity with the first tag at least so many periods until one with the second. */
function addTagGaps(draft: FetDraft, c: FetConstraint, { activities }: Holder): void {
  const most = limitOf(c)
  const tagged = (field: string) => activities.filter(i => draft.activities[i]!.tags.includes(textOf(c, field)))
  for (const a of tagged('First_Activity_Tag')) {
    for (const b of tagged('Second_Activity_Tag')) {
      if (a !== b) addPair(draft, a, b, c.weight, `afterTag${most}`, (one, other) => (one.day === other.day && other.hour >= one.end && other.hour - one.end < most ? 1 : 0))
    }
  }
}
