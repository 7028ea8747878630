import { cpus, totalmem } from 'node:os'

export type Measured = { name: string; /** in `unit` of the measurement */ value: number; /** how many times ours */ ratio: number }
export type Goal = { /** what is promised, in words */ text: string; met: boolean }
/** One thing measured: our figure, and those of its peers from the same run. */
export type Measurement = { subject: string; what: string; unit: 'ns' | 'us' | 'ms' | 'points' | 'activities'; ours: { name: string; value: number }; peers: Measured[]; goals: Goal[]; answers?: string; /** more lines by name, whole in JSON, their beginnings in text */ lists?: Record<string, string[]>; seed: number }

export type BenchOptions = {
  seed: number
  /** about how long one figure may take */
  seconds: number
  /** which instances of a bench that has many, by name; absent: all */
  instances?: readonly string[]
  /** how many seeds a bench that takes a median tries, from `seed` on */
  seeds?: number
}
export type Bench = (options: BenchOptions) => Measurement[] | Promise<Measurement[]>

/** The measurement with ratios worked out; `goals` is given the ratio by peer name. */
export function measurement(
  about: Pick<Measurement, 'subject' | 'what' | 'unit' | 'ours' | 'seed' | 'answers' | 'lists'>,
  peers: { name: string; value: number }[],
  goals: (ratio: (peer: string) => number) => Goal[],
): Measurement {
  const rated = peers.map(p => ({ ...p, ratio: p.value === about.ours.value ? 1 : p.value / about.ours.value }))
  return { ...about, peers: rated, goals: goals(name => rated.find(p => p.name === name)!.ratio) }
}

/** The machine that the figures are from. */
export function machineText(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

/** A measurement as a few aligned lines. */
export function measurementText({ subject, what, unit, ours, peers, goals, answers, lists = {}, seed }: Measurement): string {
  const lines = [{ name: ours.name, value: ours.value, ratio: 1 }, ...peers].map(
    p => `  ${p.name.padEnd(52)} ${figure(p.value).padStart(12)} ${unit}   ${p.ratio === 1 ? '' : `${figure(p.ratio)}×`}`,
  )
  return [`${subject}: ${what} (seed ${seed})`, ...lines, ...(answers ? [`  ${answers}`] : []), ...Object.entries(lists).map(listText), ...goals.map(g => `  ${g.met ? 'reached' : 'MISSED'}: ${g.text}`)].join('\n')
}

const LISTED = 8

function listText([name, lines]: [string, string[]]): string {
  return `  ${name} (${lines.length}): ${lines.slice(0, LISTED).join('; ')}${lines.length > LISTED ? '; …' : ''}`
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
