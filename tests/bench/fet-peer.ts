import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFetResult, type FetPlan, type FetSource } from './fet-file.ts'

/** What FET's own command line made of a file: processor time in milliseconds, from its start to its end. */
export type FetPeerRun = { milliseconds: number; plan: FetPlan; /** by its own count; null where it wrote none */ soft: number | null }

/** Beyond its own limit it gets so long to write its files, in seconds. */
const GRACE = 15

/** Whether fet-cl is on this machine (Debian: `apt-get install fet`). */
export function hasFetPeer(): boolean {
  return spawnSync('fet-cl', ['--version'], { encoding: 'utf8' }).status === 0
}

/** Runs fet-cl on a file; when its time is up, what it had placed at most. Writes nothing but what is read here. */
export function runFetPeer(file: string, source: FetSource, { seed, seconds }: { seed: number; seconds: number }): FetPeerRun {
  const folder = mkdtempSync(join(tmpdir(), 'fet-'))
  try {
    const seeds = [10, 11, 12, 20, 21, 22].map(n => `--randomseeds${n}=${(seed * 31 + n) % 4_000_000_000}`)
    // its tables to look at would cost time that says nothing of its search
    const settings = [...['statistics', 'dayshorizontal', 'daysvertical', 'timehorizontal', 'timevertical'].map(what => `--writetimetables${what}=false`), '--htmllevel=0']
    const call = [`--inputfile=${file}`, `--outputdir=${folder}`, `--timelimitseconds=${Math.ceil(seconds)}`, ...seeds, ...settings]
    const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time timeout "$0" fet-cl "$@" >/dev/null 2>&1', String(Math.ceil(seconds) + GRACE), ...call], { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } })
    const [user, system] = run.stderr.trim().split(/\s+/).slice(-2).map(Number)
    const written = readdirSync(join(folder, 'timetables'), { recursive: true, encoding: 'utf8' }).map(f => join(folder, 'timetables', f))
    // when the time is up it writes where it was, and the highest stage that it had reached
    const activities = written.filter(f => f.endsWith('_activities.xml')).sort((a, b) => Number(b.includes('highest')) - Number(a.includes('highest')))[0]
    const conflicts = activities?.replace('_activities.xml', '_soft_conflicts.txt')
    const soft = conflicts && existsSync(conflicts) ? /[Tt]otal(?: soft)? conflicts: *([\d.]+)/.exec(readFileSync(conflicts, 'utf8')) : null
    return {
      milliseconds: ((user ?? NaN) + (system ?? NaN)) * 1000,
      plan: activities ? readFetResult(readFileSync(activities, 'utf8'), source) : new Map(),
      soft: soft ? Number(soft[1]) : null,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
