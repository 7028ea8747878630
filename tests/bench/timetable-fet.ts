import { readFileSync } from 'node:fs'
import { readFet } from '#adapters/files/read-fet.ts'
import { fetProblem, placeOf, type FetProblem } from '#domain/timetable/fet/fet-problem.ts'
import type { Plan } from '#domain/timetable/problem.ts'
import { searchTimetable } from '#domain/timetable/search.ts'
import { sharedData } from '../shared-data.ts'
import { checkFet, type FetVerdict } from './fet-check.ts'
import { readFetSource, type FetPlan, type FetSource } from './fet-file.ts'
import { hasFetPeer, runFetPeer } from './fet-peer.ts'
import { measurement, type Bench, type BenchOptions, type Measurement } from './report.ts'
import { median, processorClock } from './timing.ts'

const SEEDS = 3
/** What we may take, in times of what FET takes. */
const MOST_TIMES = 2
const FILES = [
  { name: 'smk', title: 'SMK Negeri 1 Arahan', path: 'Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017.fet', whole: true },
  { name: 'batna', title: 'Batna S2', path: 'Algeria/Mechanical-Batna_Univ/ET2012-2013-S2.fet', whole: true },
  { name: 'tel-odd', title: 'TelPolytech, odd semester', path: 'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_odd.fet', whole: true },
  { name: 'tel-even', title: 'TelPolytech, even semester', path: 'Indonesia/TelPolytech-Bandung/2010-2011/TelPolytech_even.fet', whole: true },
  { name: 'dgs', title: 'DGS Pro', path: 'Germany/DGS-Pro/dgspro200809.fet', whole: true },
  { name: 'hama', title: 'Hama, industrial school', path: 'Syria/Hama/2019/Industrial-high-school.fet', whole: false },
  { name: 'russian', title: 'Russian medical college', path: 'Russia/Russian-Medical-College/timetable-ru.fet', whole: false },
  { name: 'spain', title: 'SPAIN 20-21', path: 'Spain/4-secondary-and-vocational-school/SPAIN_20-21.fet', whole: false },
]

type Run = { milliseconds: number; verdict: FetVerdict }
type Case = { title: string; bytes: Uint8Array; source: FetSource; peers: Run[] | null; options: Required<Pick<BenchOptions, 'seed' | 'seeds' | 'seconds'>> }

/** Files of real schools: those that FET finishes by time, the others by how much is placed; every plan is checked straight from the file. */
export const timetableFet: Bench = ({ seed, seconds, seeds = SEEDS, instances }) => {
  const options = { seed, seconds, seeds }
  const chosen = FILES.filter(f => !instances || instances.includes(f.name))
  const withPeer = chosen.length > 0 && hasFetPeer()
  return chosen.flatMap(({ title, path, whole }): Measurement[] => {
    const file = sharedData(`fet/FET-5-official/${path}`)
    if (!file) return []
    const bytes = readFileSync(file)
    const source = readFetSource(new TextDecoder().decode(bytes))
    const peers = withPeer ? seedsOf(options).map((s): Run => {
      const { milliseconds, plan } = runFetPeer(file, source, { seed: s, seconds })
      return { milliseconds, verdict: checkFet(source, plan) }
    }) : null
    return [(whole ? allPlaced : mostPlaced)({ title, bytes, source, peers, options })]
  })
}

/** How long until everything is placed; and what the soft rules cost when we search as long as we may. */
function allPlaced({ title, bytes, source, peers, options }: Case): Measurement {
  const theirs = peers && median(peers.map(p => p.milliseconds))
  const runs = seedsOf(options).map(seed => run(bytes, source, { seed, seconds: options.seconds, untilComplete: true }))
  const longer = theirs === null ? null : seedsOf(options).map(seed => run(bytes, source, { seed, seconds: (MOST_TIMES * theirs) / 1000, untilComplete: false }))
  const done = runs.filter(isWhole).length
  const ours = done > runs.length / 2 ? median(runs.map(r => (isWhole(r) ? r.milliseconds : Infinity))) : Infinity
  const soft = (of: readonly Run[]) => `${median(of.map(r => r.verdict.soft)).toFixed(2)} (${of.map(r => r.verdict.soft.toFixed(2)).join(', ')})`
  const clean = [...runs, ...(longer ?? [])].every(isClean)
  return measurement(
    {
      subject: 'timetable',
      what: `${title}: until all ${source.tasks.length} activities are placed, from the bytes of the file, median of ${runs.length}`,
      unit: 'ms',
      ours: { name: 'Mortise, one core', value: ours },
      seed: options.seed,
      answers: [
        `complete in ${done} of ${runs.length} (${runs.map(inSeconds).join(', ')}); soft total ${soft(runs)}`,
        ...(longer ? [`in ${MOST_TIMES} times FET's time ${soft(longer)}, complete in ${longer.filter(isWhole).length}`] : []),
        peers ? `FET ${soft(peers)}, complete in ${peers.filter(isWhole).length} (${peers.map(inSeconds).join(', ')})` : 'fet-cl is not on this machine: no ratio',
      ].join('; '),
      lists: listsOf(bytes, [...runs, ...(longer ?? [])]),
    },
    theirs === null ? [] : [{ name: 'fet-cl', value: theirs }],
    () => [
      { text: `all placed in ${done} of ${runs.length}`, met: done === runs.length },
      { text: 'no hard rule broken, by the independent check, which knows all of them', met: clean },
      ...(theirs === null ? [] : [{ text: `at most ${MOST_TIMES} times the time of fet-cl: ${(ours / theirs).toFixed(2)}`, met: ours <= MOST_TIMES * theirs }]),
    ],
  )
}

/** How many are placed when the time is up. */
function mostPlaced({ title, bytes, source, peers, options }: Case): Measurement {
  // other programs on the machine take their share of FET's time, which it counts by the wall: ours ends with the processor time that it got
  const given = (i: number) => (peers && !isWhole(peers[i]!) ? peers[i]!.milliseconds / 1000 : options.seconds)
  const runs = seedsOf(options).map((seed, i) => run(bytes, source, { seed, seconds: given(i), untilComplete: false }))
  const placed = (of: readonly Run[]) => median(of.map(r => r.verdict.placed))
  const told = (of: readonly Run[]) => of.map(r => `${r.verdict.placed} (soft ${r.verdict.soft.toFixed(2)}, ${r.verdict.pending.length} hard rules left to what is missing, ${inSeconds(r)})`).join(', ')
  const middle = runs.find(r => r.verdict.placed === placed(runs))!
  return measurement(
    {
      subject: 'timetable',
      what: `${title}: of ${source.tasks.length} activities placed within ${options.seconds} s, median of ${runs.length}`,
      unit: 'activities',
      ours: { name: 'Mortise, one core', value: placed(runs) },
      seed: options.seed,
      answers: `seeds: ${told(runs)}; ${peers ? `FET: ${told(peers)}` : 'fet-cl is not on this machine: nothing to compare with'}`,
      lists: { 'not placed': middle.verdict.unplaced, ...listsOf(bytes, runs) },
    },
    peers ? [{ name: 'fet-cl', value: placed(peers) }] : [],
    () => [
      { text: 'no hard rule broken by what is placed, by the independent check, which knows all of them', met: runs.every(isClean) },
      ...(peers ? [{ text: `at least as many as fet-cl: ${placed(runs)} and ${placed(peers)}`, met: placed(runs) >= placed(peers) }] : []),
    ],
  )
}

function run(bytes: Uint8Array, source: FetSource, { seed, seconds, untilComplete }: { seed: number; seconds: number; untilComplete: boolean }): Run {
  const elapsed = processorClock()
  const fet = compiled(bytes)
  const { plan } = searchTimetable(fet.problem, { seed, milliseconds: seconds * 1000, elapsed, untilComplete })
  const milliseconds = elapsed()
  return { milliseconds, verdict: checkFet(source, placesIn(fet, plan)) }
}

function compiled(bytes: Uint8Array): FetProblem {
  const fet = fetProblem(readFet('bench.fet', bytes))
  if (!fet.ok) throw new Error(`the file is refused: ${fet.refusal.code}`)
  return fet.value
}

function placesIn(fet: FetProblem, plan: Plan): FetPlan {
  const { periods } = fet.problem
  return new Map(
    plan.flatMap((placed, a) => {
      if (!placed) return []
      const where = placeOf(fet, a, placed)
      return [[fet.activities[a]!.id, { day: Math.floor(placed.slot / periods), hour: placed.slot % periods, room: where?.room ?? '', realRooms: where?.realRooms ?? [] }] as const]
    }),
  )
}

/** What of the file is not held to, and what the check found broken or not to be known. */
function listsOf(bytes: Uint8Array, runs: readonly Run[]): Record<string, string[]> {
  const { notModelled, impossible } = compiled(bytes)
  const broken = runs.flatMap(r => [...r.verdict.broken.map(b => `${b.constraint}: ${b.what}`), ...Object.entries(r.verdict.unknown).map(([type, n]) => `unknown to the check: ${type} × ${n}`)])
  return {
    'not modelled': notModelled.map(n => `${n.type} (${n.weight} %) × ${n.count}`),
    ...(impossible.length ? { 'impossible from the start': impossible.map(i => `${i.code} ${JSON.stringify(i.facts)}`) } : {}),
    ...(broken.length ? { broken } : {}),
  }
}

function isWhole(run: Run): boolean {
  return run.verdict.unplaced.length === 0 && isClean(run)
}

function isClean({ verdict }: Run): boolean {
  return verdict.broken.length === 0 && Object.keys(verdict.unknown).length === 0
}

function seedsOf({ seed, seeds }: Pick<Case['options'], 'seed' | 'seeds'>): number[] {
  return Array.from({ length: seeds }, (_, i) => seed + i)
}

function inSeconds({ milliseconds }: Run): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
