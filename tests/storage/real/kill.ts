import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createDice, type Dice } from '#domain/sample/dice.ts'
import { bundleWriter, type Bundled } from './bundle.ts'
import { REST, type Plan } from './plan.ts'
import { startWriter, type Said } from './run.ts'
import { inFolder, placeInMemory, share, Tally, type RealResult, type RowOptions } from './tally.ts'

const ROUNDS_A_FOLDER = 50
const PLAN: Partial<Plan> = { compactEvery: 60, backupEvery: 150, attachEvery: 40, besides: true }

/** D1: the writer is killed at random moments, again and again on the same folder. */
export async function kill({ n, seed, workers = 1, plugins, onProgress }: RowOptions): Promise<RealResult> {
  const tally = new Tally('D1', 'killed at a random moment', onProgress)
  await inFolder('kill', place => inFolder('kill', async memory => {
    const store = await bundleWriter(place, plugins)
    await share(Math.ceil(n / ROUNDS_A_FOLDER), workers, async i => {
      const folder = join(i % 2 ? memory : place, `data-${i}`) // a slow sync and a quick one are cut at different places
      await killAgainAndAgain(store, folder, Math.min(ROUNDS_A_FOLDER, n - i * ROUNDS_A_FOLDER), seed + i, tally)
      for (const end of ['', '-backups']) rmSync(folder + end, { recursive: true, force: true })
    })
  }, placeInMemory()))
  return tally.result()
}

async function killAgainAndAgain(store: Bundled, folder: string, rounds: number, seed: number, tally: Tally): Promise<void> {
  const dice = createDice(seed)
  const attached = new Set<string>()
  for (let round = 0; round < rounds; round++) {
    const moment = momentOf(dice, round)
    const said = await killedAt(store.writer, folder, moment)
    for (const id of said.attached) attached.add(id)
    const whole = round === rounds - 1 || round % 25 === 24
    const promised = { content: REST.content, acked: said.acked, attached: whole ? [...attached] : said.attached, backups: said.backups, whole }
    const found = await store.verify(folder, promised)
    const problems = [...found.problems]
    if (said.broke) problems.push(said.broke)
    if (said.refused) problems.push(`the writer was refused: ${said.refused}`)
    tally.count(`killed ${moment.after.split(' ')[0]}`)
    tally.count('acks', said.lines.filter(line => line.startsWith('ack ')).length)
    tally.ran(`${seed}, round ${round}, ${moment.after} + ${moment.micros} µs`, problems)
    if (problems.length) return
  }
}

/** `after`: what the writer says, `times` over, before the clock of the kill starts. */
type Moment = { after: string; times: number; micros: number }

function momentOf(dice: Dice, round: number): Moment {
  const acks = { after: 'ack', times: dice.between(1, 120) }
  const kinds = [acks, acks, acks, { after: 'opening', times: 1 }, { after: 'start compact', times: 1 }, { after: 'start backup', times: 1 }, { after: 'start attachment', times: 1 }]
  const kind = round === 0 ? kinds[3]! : dice.pick(kinds)
  return { ...kind, micros: dice.chance(30) ? 0 : dice.below(kind.after === 'ack' ? 2000 : 12_000) }
}

async function killedAt(writer: string, folder: string, moment: Moment): Promise<Said> {
  let left = moment.times
  const running = startWriter(writer, folder, {
    plan: PLAN,
    onLine: (line, child) => {
      if (line.startsWith(moment.after) && --left === 0) void killIn(moment.micros, () => child.kill('SIGKILL'))
    },
  })
  return running.ended
}

async function killIn(micros: number, strike: () => void): Promise<void> {
  const until = performance.now() + micros / 1000
  if (micros > 2000) await pause(micros / 1000 - 1)
  while (performance.now() < until) await new Promise(done => setImmediate(done))
  strike()
}
