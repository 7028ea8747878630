import { readFet } from '#adapters/files/read-fet.ts'
import { evaluate } from '#domain/timetable/evaluate.ts'
import { fetProblem, type FetProblem } from '#domain/timetable/fet/fet-problem.ts'
import type { Cost, Placed } from '#domain/timetable/problem.ts'

export const DAYS = ['Mo', 'Tu', 'We']
export const HOURS = ['1', '2', '3', '4', '5', '6']

/** `who`: teacher and students, parted by a space, either may be "-"; what is not given is 1 hour of "S" without tags. */
export type SmallActivity = { who: string; hours?: number; subject?: string; tag?: string; group?: number; active?: boolean }

export type SmallFile = { activities: readonly SmallActivity[]; constraints?: readonly string[]; days?: readonly string[]; hours?: readonly string[]; mode?: string }

/** A small FET file: teachers T1–T3; year Y = groups G1 (subgroups G1a, G1b) and G2; year Z; rooms R1–R3 and V, which is two of them. */
export function fetText({ activities, constraints = [], days = DAYS, hours = HOURS, mode }: SmallFile): string {
  const list = (tag: string, of: string, names: readonly string[]) => `<${tag}>${names.map(n => `<${of}><Name>${n}</Name></${of}>`).join('')}</${tag}>`
  const written = activities.map((a, i) => {
    const [teacher, students] = a.who.split(' ')
    const who = (tag: string, name: string | undefined) => (!name || name === '-' ? '' : `<${tag}>${name}</${tag}>`)
    return `<Activity>${who('Teacher', teacher)}<Subject>${a.subject ?? 'S'}</Subject>${who('Students', students)}${who('Activity_Tag', a.tag)}
      <Duration>${a.hours ?? 1}</Duration><Id>${i + 1}</Id><Activity_Group_Id>${a.group ?? 0}</Activity_Group_Id><Active>${a.active !== false}</Active></Activity>`
  })
  const isSpace = (c: string) => /^<Constraint\w*Room/.test(c)
  return `<?xml version="1.0"?><fet version="6.8.5">${mode ? `<Mode>${mode}</Mode>` : ''}<Institution_Name>I</Institution_Name>
    ${list('Days_List', 'Day', days)}${list('Hours_List', 'Hour', hours)}${list('Teachers_List', 'Teacher', ['T1', 'T2', 'T3'])}
    <Students_List><Year><Name>Y</Name><Group><Name>G1</Name><Subgroup><Name>G1a</Name></Subgroup><Subgroup><Name>G1b</Name></Subgroup></Group>
    <Group><Name>G2</Name></Group></Year><Year><Name>Z</Name></Year></Students_List>
    <Activities_List>${written.join('')}</Activities_List>
    <Rooms_List>${['R1', 'R2', 'R3'].map(n => `<Room><Name>${n}</Name><Building>${n === 'R3' ? 'B2' : 'B1'}</Building></Room>`).join('')}
    <Room><Name>V</Name><Virtual>true</Virtual><Set_of_Real_Rooms><Real_Room>R1</Real_Room><Real_Room>R2</Real_Room></Set_of_Real_Rooms>
    <Set_of_Real_Rooms><Real_Room>R2</Real_Room><Real_Room>R3</Real_Room></Set_of_Real_Rooms></Room></Rooms_List>
    <Time_Constraints_List>${constraints.filter(c => !isSpace(c)).join('')}</Time_Constraints_List>
    <Space_Constraints_List>${constraints.filter(isSpace).join('')}</Space_Constraints_List></fet>`
}

/** A rule of FET: `Name weight`, its fields in order, and its list of times as "Mo 1", "* 2" or "Tu *". */
export function rule(nameAndWeight: string, fields: Record<string, string | number | readonly (string | number)[]> = {}, times?: { as: string; at: readonly string[] }): string {
  const [name, weight = '100'] = nameAndWeight.split(' ')
  const written = Object.entries(fields).flatMap(([tag, value]) => [value].flat().map(v => `<${tag}>${v}</${tag}>`))
  const [day, hour] = times?.as.startsWith('Preferred_Starting') ? ['Preferred_Starting_Day', 'Preferred_Starting_Hour'] : ['Day', 'Hour']
  const at = times?.at.map(t => {
    const [d, h] = t.split(' ')
    return `<${times.as}>${d === '*' ? '' : `<${day}>${d}</${day}>`}${h === '*' ? '' : `<${hour}>${h}</${hour}>`}</${times.as}>`
  })
  return `<Constraint${name}><Weight_Percentage>${weight}</Weight_Percentage>${written.join('')}${at?.join('') ?? ''}<Active>true</Active></Constraint${name}>`
}

export function compiled(file: SmallFile): FetProblem {
  const result = fetProblem(readFet('small.fet', new TextEncoder().encode(fetText(file))))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/**
 * What a plan costs: for each activity its day and first hour, e.g. "Mo 1", with the number of its option where it has a choice
 * ("Mo 1 2"); "-" leaves it out.
 */
export function costOf({ problem }: FetProblem, places: readonly string[], days: readonly string[] = DAYS): Cost {
  const plan = problem.activities.map((activity, i): Placed | null => {
    const [day, hour, option] = (places[i] ?? '-').split(' ')
    if (day === '-') return null
    const slot = days.indexOf(day!) * problem.periods + Number(hour) - 1
    return { slot, pattern: 0, options: activity.choices.length ? [Number(option ?? 0)] : [], picks: [] }
  })
  return evaluate(problem, plan)
}
