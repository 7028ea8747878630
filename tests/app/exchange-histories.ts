import type { Refusal } from '#domain/base/decision.ts'
import type { CarriedSet } from '#domain/exchange/carried.ts'
import type { TableName } from '#domain/table-names.ts'
import { diceOf, type Dice } from '../storage/dice.ts'
import { Oracle } from './exchange-oracle.ts'
import { brought, canonical, createReplica, given, offices, olderCopy, PASSPHRASE, sent, type File, type Replica } from './replicas.ts'

/** What happened in a random history that may not happen; the seed has it again. */
export class Broken extends Error {
  constructor(message: string, readonly scene: Scene, cause: unknown) {
    super(message, { cause })
  }
}

/** `holds`: what of all that was done is in it; `records`: what it is about */
type Letter = { file: File; holds: bigint; records: ReadonlySet<string> }
type Scene = { dice: Dice; oracle: Oracle; /** offices, which have everything */ all: Replica[]; /** each with what it was given of it */ laptops: Replica[]; letters: Letter[]; foreign: File; /** the registers that this history is about */ kinds: readonly Kind[]; made: number; log: string[] }

const NUMBERS = ['20260101', '20260102', '20260103', '20260104', '20260105']
const NOTES = [null, 'a', 'b', 'c']
const DAYS = ['2026-11-02', '2026-11-16', '2026-12-01', '2026-12-14', '2027-01-04']

/**
 * One random history: `count` computers work, undo, exchange files that are old, doubled, out of order, cut or of another college, jump
 * with their clocks and are put back from older copies; then all exchange until nothing is new, and everything must hold.
 * @throws Broken
 */
export async function playHistory(seed: number, count: number, events: number): Promise<void> {
  const dice = diceOf(seed)
  const all = await offices(count, { strict: false })
  const oracle = new Oracle()
  for (const one of all) oracle.follow(one.device, one.journal.sets, oracle.knows(all[0]!.device).bits)
  const stranger = createReplica('device:stranger', { strict: false })
  given(await stranger.run('college.setup', { name: '第二职业技术学院', term: { name: '2026 秋', start: '2026-09-07', weeks: 20 } }))
  const scene: Scene = { dice, oracle, all, laptops: [], letters: [], foreign: await sent(stranger), kinds: dice.pick(ABOUT), made: 0, log: [] }
  try {
    for (const kind of scene.kinds) for (let i = 0; i < 2; i++) await create(scene, all[0]!, kind)
    await tellAll(scene)
    for (let i = 0; i < events; i++) {
      await event(scene)
      if (i % 4 === 0) checkAt(scene, scene.all[i % scene.all.length]!)
    }
    await exchangeAll(scene)
    check(scene)
  } catch (error) {
    throw new Broken(`seed ${seed}, ${count} computers, ${events} events: ${(error as Error).message}\n${scene.log.slice(-60).join('\n')}`, scene, error)
  }
}

async function event(scene: Scene): Promise<void> {
  const { dice, all, laptops } = scene
  const one = dice.pick([...all, ...laptops])
  if (one.tables.conflict.size && dice.chance(0.35)) return decide(scene, one)
  const roll = dice.below(100)
  if (roll < 10) await create(scene, one)
  else if (roll < 46) await edit(scene, one)
  else if (roll < 53) await remove(scene, one)
  else if (roll < 61) await undo(scene, one, one.app.past.standing.active.at(-1))
  else if (roll < 64) await undo(scene, one, dice.pick([...one.app.past.standing.active, 0]))
  else if (roll < 68) await act(scene, one, 'history.redo', {})
  else if (roll < 94) await exchange(scene, one)
  else if (roll < 96) await takeAlong(scene, dice.pick(all))
  else if (roll < 98) one.jump(dice.pick([-10, -1, 1, 10]))
  else await restore(scene, dice.pick(all))
}

async function act(scene: Scene, one: Replica, name: string, input: unknown): Promise<void> {
  const before = one.journal.sets.length
  const answer = await one.run(name as never, input as never)
  if (answer.fault) throw new Error(`${one.device} ${name} ${JSON.stringify(input)}: fault ${answer.fault}`)
  if (answer.refusal && one.journal.sets.length !== before) throw new Error(`${name} was refused and written down`)
  scene.log.push(`${one.device} ${name} ${JSON.stringify(input)} → ${answer.refusal?.code ?? one.journal.sets.length}`)
  scene.oracle.follow(one.device, one.journal.sets)
}

/** Not of the act that founds the college: it would end here. */
async function undo(scene: Scene, one: Replica, seq: number | undefined): Promise<void> {
  const set = one.journal.sets.find(s => s.seq === seq)
  if (!set || set.changes.some(c => c.id === 'college:main' && c.from === null)) return
  await act(scene, one, 'history.undo', { seq: set.seq })
  if (scene.dice.chance(0.3)) await send(scene, one)
  if (scene.dice.chance(0.4)) await act(scene, one, 'history.redo', {})
}

type Kind = 'student' | 'classGroup' | 'enterprise' | 'workshop' | 'equipment' | 'batch' | 'placement'
const ABOUT: readonly (readonly Kind[])[] = [['classGroup', 'student'], ['workshop', 'equipment'], ['classGroup', 'batch'], ['enterprise', 'student', 'placement'], ['classGroup', 'student', 'enterprise', 'workshop', 'equipment', 'batch', 'placement']]

function fieldsFor({ dice, made }: Scene, { tables }: Replica, table: Kind): Record<string, unknown> {
  const some = (of: TableName) => (tables[of].size ? dice.pick([...tables[of].keys()]) : null)
  const name = `${table} ${made}`
  switch (table) {
    case 'student':
      return { number: dice.pick(NUMBERS), name, phone: dice.pick(NOTES), note: dice.pick(NOTES), classGroupId: some('classGroup') }
    case 'classGroup':
      return { name, size: dice.below(4) + 20, year: dice.pick([2024, 2025, null]) }
    case 'enterprise':
      return { name, industry: dice.pick(NOTES), address: dice.pick(NOTES) }
    case 'workshop':
      return { name, code: dice.pick(['W1', 'W2', 'W3', null]), stations: dice.below(3) + 10, note: dice.pick(NOTES) }
    case 'equipment':
      return { name, units: dice.below(3) + 1, statusCode: '1', assetNo: dice.pick(['E1', 'E2', 'E3', null]), workshopId: some('workshop'), note: dice.pick(NOTES) }
    case 'batch':
      return { name, kind: 'post', ...days(dice), classGroupIds: [some('classGroup'), some('classGroup')].filter((id, i, ids) => id && ids.indexOf(id) === i), note: dice.pick(NOTES) }
    case 'placement':
      return { studentId: some('student'), enterpriseId: some('enterprise'), kind: 'post', ...days(dice), status: 'planned', note: dice.pick(NOTES) }
  }
}

function days(dice: Dice): { from: string; to: string } {
  const at = dice.below(DAYS.length - 1)
  return { from: DAYS[at]!, to: DAYS[at + 1 + dice.below(DAYS.length - 1 - at)]! }
}

async function create(scene: Scene, one: Replica, table = scene.dice.pick(scene.kinds)): Promise<void> {
  scene.made++
  const fields = Object.fromEntries(Object.entries(fieldsFor(scene, one, table)).filter(([, v]) => v !== null))
  await act(scene, one, 'register.save', { table, fields, accept: true })
}

/** Mostly of records that are written often, and a field or two. */
async function edit(scene: Scene, one: Replica): Promise<void> {
  const { dice } = scene
  const table = dice.pick(scene.kinds)
  const ids = [...one.tables[table].keys()].sort()
  if (!ids.length) return
  const id = dice.chance(0.7) ? ids[0]! : dice.pick(ids)
  const all = Object.entries(fieldsFor(scene, one, table)).filter(([field]) => field !== 'studentId')
  const fields = Object.fromEntries(dice.shuffled(all).slice(0, dice.chance(0.7) ? 1 : 2))
  await act(scene, one, 'register.save', { table, id, fields, accept: true })
}

async function remove(scene: Scene, one: Replica): Promise<void> {
  const table = scene.dice.pick(scene.kinds)
  const ids = [...one.tables[table].keys()].sort()
  if (ids.length) await act(scene, one, 'register.remove', { table, ids: [scene.dice.pick(ids)], accept: true })
}

async function decide(scene: Scene, one: Replica): Promise<void> {
  const { dice } = scene
  const conflicts = [...one.tables.conflict.values()]
  if (!conflicts.length) return
  const { id, kind, record, sides, others = [] } = dice.pick(conflicts)
  const choice = kind === 'field' ? { side: dice.below(sides.length) } : kind === 'removed' && dice.chance(0.5) ? { keep: true } : { remove: dice.pick([record, ...others]) }
  await act(scene, one, 'exchange.decide', { choices: [{ conflict: id, choice }] })
}

async function exchange(scene: Scene, one: Replica): Promise<void> {
  const { dice, letters, all, laptops } = scene
  if (!letters.length || dice.chance(0.5)) await send(scene, one)
  const letter = dice.chance(0.6) ? letters.at(-1)! : dice.pick(letters) // stale, doubled, out of order
  const to = dice.pick([...all, ...laptops])
  const roll = dice.below(20)
  if (roll === 0) await refused(to, scene.foreign, 'bundle.otherSchool')
  else if (roll === 1) await refused(to, cut(letter.file, dice), 'bundle.cut')
  else {
    await bring(scene, to, letter)
    if (roll === 2) await twice(to, letter)
  }
}

async function send(scene: Scene, one: Replica): Promise<Letter> {
  const { dice } = scene
  const known = [...one.tables.device.keys()].filter(id => id !== one.device)
  const devices = known.length && dice.chance(0.3) ? [dice.pick(known)] : undefined
  const letter = await letterOf(scene, one, devices)
  scene.log.push(`${one.device} sends #${scene.letters.length} ${devices?.join() ?? ''}`)
  scene.letters.push(letter)
  return letter
}

/** A laptop goes out with what belongs to an enterprise or a class group; sometimes one that was out before, or the office down the corridor. */
async function takeAlong(scene: Scene, from: Replica): Promise<void> {
  const { dice, oracle, all, laptops, letters, log } = scene
  const { enterprise, classGroup } = from.tables
  const some = (ids: Iterable<string>) => [...ids].filter(() => dice.chance(0.5))
  const scope = { enterprises: some(enterprise.keys()), classGroups: some(classGroup.keys()), from: '2026-11-01', to: '2027-01-31' }
  const { file } = given(await from.job('exchange.take', { scope, label: `laptop ${letters.length}`, computer: from.device, passphrase: PASSPHRASE }))
  const letter = letterIn(oracle, from, file!)
  letters.push(letter)
  log.push(`${from.device} takes along #${letters.length - 1}: ${JSON.stringify(scope)}`)
  let to = dice.chance(0.6) ? undefined : dice.pick([...all, ...laptops])
  if (!to) laptops.push((to = createReplica(`device:l${letters.length}`, { strict: false })))
  if (laptops.length > 3) laptops.shift() // lost with all that is on it
  await bring(scene, to, letter)
}

async function letterOf({ oracle }: Scene, one: Replica, devices?: readonly string[]): Promise<Letter> {
  return letterIn(oracle, one, await sent(one, devices))
}

function letterIn(oracle: Oracle, one: Replica, file: File): Letter {
  oracle.follow(one.device, one.journal.sets)
  const { sets } = JSON.parse(Buffer.from(file.base64, 'base64').toString()) as { sets: CarriedSet[] }
  const records = new Set(sets.flatMap(set => set.changes.map(c => c.id)))
  return { file, holds: oracle.within(oracle.knows(one.device).bits, records), records }
}

/** Refusals that are right: an older file of what a laptop was never given; one that makes something point at what is neither in it nor was ever here. */
function mayRefuse({ oracle }: Scene, { code, facts }: Refusal, to: Replica, { records }: Letter): boolean {
  const id = String(facts['id'])
  return code === 'bundle.older' || (code === 'bundle.dangling' && !records.has(id) && !oracle.hasHeardOf(to.device, id))
}

async function bring(scene: Scene, to: Replica, letter: Letter): Promise<boolean> {
  const { oracle, log, letters } = scene
  const { file, holds } = letter
  const before = to.journal.sets.length
  const answer = await brought(to, file)
  log.push(`${to.device} brings #${letters.indexOf(letter)} → ${answer.refusal?.code ?? to.journal.sets.length}`)
  if (answer.fault || (answer.refusal && !mayRefuse(scene, answer.refusal, to, letter))) throw new Error(`${to.device} brings a file: ${JSON.stringify(answer)}`)
  if (answer.refusal && to.journal.sets.length !== before) throw new Error('a refused file was written down')
  oracle.follow(to.device, to.journal.sets, holds)
  return to.journal.sets.length > before
}

async function refused(to: Replica, file: File, code: string): Promise<void> {
  const before = canonical(to.tables)
  const answer = await brought(to, file)
  if (answer.refusal?.code !== code) throw new Error(`${code} was expected: ${JSON.stringify(answer)}`)
  if (canonical(to.tables) !== before) throw new Error(`${code}, and yet something changed`)
}

async function twice(to: Replica, { file }: Letter): Promise<void> {
  const before = to.journal.sets.length
  await brought(to, file)
  if (to.journal.sets.length !== before) throw new Error(`${to.device}: a file that was brought twice changed something: ${JSON.stringify(to.journal.sets.at(-1))}`)
}

function cut({ name, base64 }: File, dice: Dice): File {
  const bytes = Buffer.from(base64, 'base64')
  return { name, base64: bytes.subarray(0, 1 + dice.below(bytes.length - 1)).toString('base64') }
}

/** A computer's disk dies, and its data are put back from a copy that is some acts old. */
async function restore(scene: Scene, one: Replica): Promise<void> {
  const { dice, oracle, all } = scene
  const sets = Math.max(1, one.journal.sets.length - dice.below(6))
  if (!one.journal.sets.slice(0, sets).some(set => set.changes.some(c => c.id === 'college:main'))) return
  const copy = olderCopy(one, sets, `${one.device}'`, { strict: false })
  oracle.copied(one.device, sets, copy.device)
  scene.log.push(`${copy.device} from ${one.device} as it was after ${sets}`)
  all[all.indexOf(one)] = copy
}

/** All tell the first, and the first tells all, until nobody hears anything new. */
async function exchangeAll(scene: Scene): Promise<void> {
  const { all, laptops } = scene
  const [first, ...others] = all
  for (let round = 0; round < 5; round++) {
    let news = false
    for (const laptop of laptops) if (await bring(scene, first!, await letterOf(scene, laptop))) news = true
    for (const other of others) if (await bring(scene, first!, await letterOf(scene, other))) news = true
    if (await tellAll(scene)) news = true
    if (!news) return
  }
  throw new Error('the exchange does not come to rest')
}

async function tellAll(scene: Scene): Promise<boolean> {
  const [first, ...others] = scene.all
  const letter = await letterOf(scene, first!)
  let news = false
  for (const other of others) if (await bring(scene, other, letter)) news = true
  return news
}

function check({ all, oracle }: Scene): void {
  const [first, ...others] = all.map(one => canonical(one.tables))
  const differs = others.findIndex(text => text !== first)
  if (differs >= 0) throw new Error(`${all[0]!.device} and ${all[differs + 1]!.device} differ:\n${difference(first!, others[differs]!)}`)
  const known = all.reduce((bits, { device }) => bits | oracle.knows(device).bits, 0n)
  const problems = oracle.problems(all[0]!.tables, known)
  if (problems.length) throw new Error(problems.join('\n'))
}

/** On the way, too, each has what follows from all that it knows. */
function checkAt({ oracle }: Scene, { device, tables }: Replica): void {
  const problems = oracle.problems(tables, oracle.knows(device).bits)
  if (problems.length) throw new Error(`on the way ${device}: ${problems.join('\n')}`)
}

function difference(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')]
  return [...left.filter(line => !right.includes(line)).map(line => `- ${line}`), ...right.filter(line => !left.includes(line)).map(line => `+ ${line}`)].join('\n')
}
