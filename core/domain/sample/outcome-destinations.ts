import { addDays, type LocalDate } from '../base/time.ts'
import type { DestinationKind } from '../records/outcome.ts'
import type { Row } from '../tables.ts'
import type { DestinationMix } from './outcome-catalogue.ts'
import type { Cohort, OutcomeScene } from './outcome-scene.ts'

type Shares = readonly (readonly [kind: DestinationKind | 'silent', hundredths: number])[]

/** What of a hundred graduates became; `silent`: nobody could be asked. About seven are unknown in one way or the other. */
const MIXES: Record<DestinationMix, Shares> = {
  works: [['host', 24], ['employed', 36], ['flexible', 7], ['business', 2], ['study', 15], ['army', 3], ['seeking', 6], ['unknown', 4], ['silent', 3]],
  host: [['host', 44], ['employed', 29], ['flexible', 3], ['business', 1], ['study', 15], ['army', 0], ['seeking', 3], ['unknown', 3], ['silent', 2]],
  study: [['host', 17], ['employed', 35], ['flexible', 4], ['business', 1], ['study', 31], ['army', 1], ['seeking', 5], ['unknown', 3], ['silent', 3]],
  free: [['host', 15], ['employed', 33], ['flexible', 20], ['business', 9], ['study', 7], ['army', 2], ['seeking', 6], ['unknown', 5], ['silent', 3]],
}
const AT_WORK: ReadonlySet<string> = new Set(['host', 'employed', 'flexible', 'business'])
const SOURCES = ['survey', 'survey', 'phone', 'platform', 'contract', 'employer'] as const
/** Contracts and employers tell of jobs alone. */
const OF_ANY = SOURCES.slice(0, 4)
/** Of a hundred who were seeking or unknown so many were found to have work later. */
const FOUND = 45
/** Of a hundred with a first job so many were asked again after half a year and were still there, so many had left it. */
const STAYED = 52
const MOVED = 16
const STAY_DAYS = 185
/** Of a hundred jobs so many are told whether they are in the field. */
const TOLD = 84

/** Of a hundred jobs so many had begun before the graduation, with the contract seen. */
const EARLY = 38

type Graduate = { cohort: Cohort; student: Row<'student'>; left: LocalDate; /** where the graduate was an intern */ host?: string | undefined }

/** Where graduates went, as of one day, and of some as of a second: still there, elsewhere, or found at last. */
export function putDestinations(scene: OutcomeScene, cohorts: readonly Cohort[]): void {
  const hosts = new Map(scene.sheaf.all('placement').map(p => [p.studentId, p.enterpriseId]))
  for (const cohort of cohorts) {
    if (cohort.left === undefined) continue
    for (const student of cohort.students) putWay(scene, { cohort, student, left: cohort.left, host: hosts.get(student.id) })
  }
}

function putWay(scene: OutcomeScene, graduate: Graduate): void {
  const { dice, wish, sheaf, entry } = scene
  const { left, cohort } = graduate
  const kind = kindOf(scene, MIXES[cohort.taught.words.mix])
  // fewer of earlier years could be asked
  if (kind === 'silent' || dice.chance((entry - Number(left.slice(0, 4))) * 2)) return
  const employed = kind === 'host' || kind === 'employed'
  const early = employed && dice.chance(EARLY)
  const date = addDays(left, early ? -dice.between(8, 80) : dice.between(2, 64))
  if (date > wish.today) return
  const first = put(scene, graduate, kind, date, early ? 'contract' : undefined)
  if (kind === 'seeking' || kind === 'unknown') {
    const found = addDays(date, dice.between(30, 150))
    if (found <= wish.today && dice.chance(FOUND)) put(scene, graduate, dice.pick(['employed', 'employed', 'flexible', 'host']), found)
  } else if (employed) {
    const turn = dice.below(100)
    if (turn < STAYED) {
      const again = addDays(date, dice.between(STAY_DAYS, 240))
      if (again <= wish.today) sheaf.put('destination', { ...withoutId(first), date: again, source: 'phone', ...(first.salary ? { salary: first.salary + dice.between(0, 6) * 100 } : {}) })
    } else if (turn < STAYED + MOVED) {
      const leftOn = addDays(date, dice.between(45, 110))
      const next = addDays(leftOn, dice.between(4, 35))
      if (leftOn <= wish.today) first.leftOn = leftOn
      if (next <= wish.today) put(scene, graduate, dice.chance(85) ? 'employed' : 'seeking', next)
    }
  }
}

function withoutId({ id: _id, ...fields }: Row<'destination'>): Omit<Row<'destination'>, 'id'> {
  return fields
}

function kindOf({ dice }: OutcomeScene, shares: Shares): DestinationKind | 'silent' {
  let throwOf = dice.below(100)
  for (const [kind, hundredths] of shares) {
    throwOf -= hundredths
    if (throwOf < 0) return kind
  }
  return 'employed'
}

function put(scene: OutcomeScene, { cohort, student, host }: Graduate, destination: DestinationKind, date: LocalDate, seen?: 'contract'): Row<'destination'> {
  const { sheaf, dice, say, words, wish } = scene
  const works = AT_WORK.has(destination)
  const posts = wish.internships.many.kinds.flatMap(kind => (kind.of === cohort.taught.school.type.key ? kind.posts : []))
  return sheaf.put('destination', {
    studentId: student.id,
    date,
    destination,
    source: seen ?? (destination === 'unknown' ? 'phone' : dice.pick(destination === 'host' || destination === 'employed' ? SOURCES : OF_ANY)),
    ...(destination === 'host' ? { enterpriseId: host ?? partnerOf(scene, cohort) } : {}),
    ...(destination === 'employed' ? { employer: say(dice.pick(words.employers)) } : destination === 'study' ? { employer: say(dice.pick(words.schools)) } : {}),
    ...(destination === 'host' || destination === 'employed' ? { post: say(dice.pick(posts)) } : {}),
    ...(works && dice.chance(TOLD) ? { fieldMatch: dice.chance(cohort.taught.words.field) } : {}),
    ...(works && dice.chance(88) ? { salary: dice.between(38, 68) * 100 } : {}),
  })
}

/** Of graduates without placements on record: the partner of the programme, or one like it. */
function partnerOf({ dice, schools }: OutcomeScene, { taught }: Cohort): string {
  return dice.chance(80) ? taught.school.partner.id : dice.pick(schools).partner.id
}
