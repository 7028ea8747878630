import { addDays } from '../base/time.ts'
import { ASSESSED_ITEMS } from '../records/host.ts'
import type { Row } from '../tables.ts'
import type { Pair } from './catalogue.ts'
import { inventedPhone } from './intern-scene.ts'
import type { Scene } from './scene.ts'

export type ManyHost = { row: Row<'enterprise'>; programme: string; posts: Row<'post'>[]; mentors: Row<'contact'>[]; shifts: Row<'shiftType'>[] }

const HOSTS = 800
/** Every so manieth host works in shifts. */
const IN_SHIFTS = 4

/** Eight hundred hosts with posts, mentors, staff and agreements; the partners that lend machines are among them. */
export function putManyHosts(scene: Scene): ManyHost[] {
  const { sheaf, say, wish } = scene
  const { names, kinds } = wish.internships.many
  const partners = sheaf.all('enterprise').length
  const hosts: ManyHost[] = []
  for (const [i, row] of sheaf.all('enterprise').entries()) {
    const school = scene.schools.find(s => s.partner.id === row.id)!
    hosts.push(putHost(scene, row, i, school.type.key, kinds.find(kind => kind.of === school.type.key)!.posts))
  }
  for (let i = partners; i < HOSTS; i++) {
    const kind = kinds[i % kinds.length]!
    const [zh, en] = names[Math.floor(i / kinds.length) % names.length]!
    const row = sheaf.put('enterprise', { name: say([zh + kind.name[0], `${en} ${kind.name[1]}`]), industry: say(kind.industry), size: (['large', 'medium', 'small'] as const)[i % 3]! })
    hosts.push(putHost(scene, row, i, kind.of, kind.posts))
  }
  return hosts
}

function putHost({ sheaf, say, wish, dice }: Scene, row: Row<'enterprise'>, i: number, programme: string, names: readonly Pair[]): ManyHost {
  const { surnames, givenNames, programmes } = wish.catalogue
  const checked = addDays(wish.today, -dice.between(560, 700))
  Object.assign(row, {
    creditCode: `91000000MA${String(i + 1).padStart(7, '0')}X`, // of no place that there is
    province: say(wish.internships.province),
    distanceKm: dice.between(1, 90),
    contactPhone: inventedPhone(i),
    legalForm: programme === 'nursing' ? 'institution' : 'company',
    venueType: 'ordinary',
    lowestWage: 2600,
    restDays: ['6', '7'],
    creditCheckedOn: checked,
    creditClean: true,
    safetyCheckedOn: checked,
    safetyClean: true,
    assessedOn: addDays(checked, 5),
    assessedBy: say(surnames[i % surnames.length]!),
    assessedItems: i % 97 === 5 ? ASSESSED_ITEMS.slice(0, 8) : [...ASSESSED_ITEMS],
    decisionNo: say([`院党发〔${checked.slice(0, 4)}〕${i} 号`, `Party committee ${checked.slice(0, 4)}/${i}`]),
    decidedOn: addDays(checked, 12),
    ...(i % 61 === 7 ? {} : { publishedOn: addDays(checked, 15) }),
  })
  const staff = dice.between(56, 700)
  const since = addDays(wish.today, -700)
  sheaf.put('staffCount', { enterpriseId: row.id, from: since, count: staff })
  const category = say(programmes.find(p => p.key === programme)!.category)
  const posts = names.map((name, n) => {
    const wage = dice.between(46, 62) * 100
    const post = sheaf.put('post', { enterpriseId: row.id, name: say(name), category, capacity: 4 + n * 2, labourIntensity: n ? '2' : '1', wage, pay: Math.round(wage * 0.85) })
    sheaf.put('staffCount', { enterpriseId: row.id, postId: post.id, from: since, count: dice.between(18, 28) })
    return post
  })
  const mentors = [0, 1].map(n => {
    const [surname, given] = [surnames[(i * 7 + n * 13) % surnames.length]!, givenNames[(i + n * 11) % givenNames.length]!]
    return sheaf.put('contact', { enterpriseId: row.id, name: say([surname[0] + given[0], `${surname[1]} ${given[1]}`]), phone: inventedPhone(1000 + i * 2 + n), mentor: true })
  })
  const from = addDays(wish.today, -600)
  sheaf.put('agreement', {
    enterpriseId: row.id,
    title: `${row.name}${say(['实习基地协议', ': training base'])}`,
    type: 'trainingBase',
    number: `XQ-${from.slice(0, 4)}-${String(i + 1).padStart(4, '0')}`,
    from,
    to: addDays(wish.today, dice.between(-20, 700)),
    collegeSignedOn: addDays(from, -9),
    enterpriseSignedOn: addDays(from, -4),
  })
  const shift = (name: Pair, start: string, end: string) => sheaf.put('shiftType', { enterpriseId: row.id, name: say(name), start, end, breakMinutes: 30, needWorkdays: 2, needRestDays: 0 })
  const shifts = i % IN_SHIFTS ? [] : [shift(['早班', 'Early'], '07:30', '16:00'), shift(['中班', 'Middle'], '13:30', '22:00')]
  return { row, programme, posts, mentors, shifts }
}
