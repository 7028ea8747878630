import { addDays } from '../base/time.ts'
import { ASSESSED_ITEMS } from '../records/host.ts'
import type { Row } from '../tables.ts'
import { inventedPhone, type Host, type InternScene } from './intern-scene.ts'
import type { HostType } from './internship-catalogue.ts'

type Making = Omit<InternScene, 'hosts'>

/** What is known of each enterprise as a host: its checks, agreements, people, posts, staff and shifts. */
export function putHosts(scene: Making): Map<string, Host> {
  const { wish, sheaf, say, words } = scene
  return new Map(
    words.hosts.map((type, i) => {
      const name = say(wish.catalogue.enterprises.find(e => e.key === type.key)!.name)
      const row = sheaf.all('enterprise').find(e => e.name === name)!
      checkHost(scene, row, type, i)
      putAgreements(scene, row, type, i)
      const posts = type.posts.map(post => {
        const made = sheaf.put('post', {
          enterpriseId: row.id,
          name: say(post.name),
          category: say(wish.catalogue.programmes.find(p => p.key === post.of)!.category),
          skills: say(post.skills),
          capacity: post.capacity,
          hazards: post.hazards,
          labourIntensity: post.hazards ? '2' : '1',
          wage: post.wage,
          pay: post.pay,
          lodging: post.lodging,
        })
        return { row: made, type: post }
      })
      const since = addDays(wish.today, -400)
      sheaf.put('staffCount', { enterpriseId: row.id, from: since, count: type.staff })
      for (const post of posts) sheaf.put('staffCount', { enterpriseId: row.id, postId: post.row.id, from: since, count: post.type.staff })
      const shifts = new Map(
        (type.shifts ?? []).map(({ key, name: shift, start, end, breakMinutes, need: [needWorkdays, needRestDays] }) => [
          key as string,
          sheaf.put('shiftType', { enterpriseId: row.id, name: say(shift), start, end, breakMinutes, needWorkdays, needRestDays }),
        ]),
      )
      return [type.key, { row, type, mentors: putContacts(scene, row, type, i), posts, shifts }]
    }),
  )
}

/** Everything checked long before the first intern came, but for three hosts: one is not made public, one lacks an item, one is only being won. */
function checkHost({ wish, say, words, dice }: Making, row: Row<'enterprise'>, type: HostType, i: number): void {
  const checked = addDays(wish.today, -dice.between(320, 380))
  const year = checked.slice(0, 4)
  const won = type.key !== 'desheng'
  Object.assign(row, {
    creditCode: `91000000MA${String(i + 1).padStart(7, '0')}X`, // of no place that there is
    province: say(type.province ?? words.province),
    city: say(type.city),
    distanceKm: type.distanceKm,
    contactPhone: inventedPhone(100 + i),
    legalForm: type.legalForm,
    venueType: 'ordinary',
    lowestWage: type.lowestWage,
    ...(type.key === 'renkang' ? {} : { restDays: ['6', '7'] }),
    ...(won
      ? {
          creditCheckedOn: checked,
          creditClean: true,
          safetyCheckedOn: checked,
          safetyClean: true,
          assessedOn: addDays(checked, 6),
          assessedBy: row.contactName,
          assessedItems: type.key === 'junda' ? ASSESSED_ITEMS.filter(item => item !== '7') : [...ASSESSED_ITEMS],
          decisionNo: say([`院党发〔${year}〕${i + 11} 号`, `Party committee ${year}/${i + 11}`]),
          decidedOn: addDays(checked, 15),
          ...(type.key === 'changfeng' ? {} : { publishedOn: addDays(checked, 20) }),
        }
      : {}),
  })
}

function putAgreements({ wish, sheaf, say, dice }: Making, row: Row<'enterprise'>, type: HostType, i: number): void {
  for (const [n, { title, type: kind, scope, begunWeeksAgo, endsInDays, renews, alertDays, unsigned }] of type.agreements.entries()) {
    const from = addDays(wish.today, -7 * begunWeeksAgo)
    sheaf.put('agreement', {
      enterpriseId: row.id,
      title: say(title),
      type: kind,
      number: `XQ-${from.slice(0, 4)}-${String(i * 3 + n + 1).padStart(3, '0')}`,
      scope: say(scope),
      from,
      to: addDays(wish.today, endsInDays),
      renews,
      alertDays,
      ...(unsigned ? {} : { collegeSignedOn: addDays(from, -dice.between(5, 15)), enterpriseSignedOn: addDays(from, -dice.between(1, 5)) }),
    })
  }
}

/** Whom one calls, and two mentors for each post. */
function putContacts({ wish, sheaf, say, words, dice }: Making, row: Row<'enterprise'>, type: HostType, i: number): Row<'contact'>[] {
  const { surnames, givenNames } = wish.catalogue
  const contact = (name: string, position: string, n: number, mentor: boolean) =>
    sheaf.put('contact', { enterpriseId: row.id, name, position, phone: inventedPhone(100 + i + n * 40), ...(mentor ? { mentor } : {}) })
  contact(row.contactName!, say(words.positions.contact), 0, false)
  return type.posts.flatMap((post, p) =>
    [0, 1].map(n => {
      const surname = surnames[(i * 5 + p * 11 + n * 17 + 3) % surnames.length]!
      const given = dice.pick(givenNames)
      return contact(say([surname[0] + given[0], `${surname[1]} ${given[1]}`]), `${say(post.name)}${say(['', ', '])}${say(words.positions.mentor)}`, 1 + p * 2 + n, true)
    }),
  )
}
