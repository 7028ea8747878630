import { join } from 'node:path'
import type { Row0 } from '#domain/base/change.ts'
import { sameValue } from '#domain/base/change.ts'
import type { Cancel, Progress } from '#contract/define.ts'
import type { Finding, Verification } from '#contract/storage.ts'
import { FileRefusal } from '#app/ports.ts'
import { attachmentFiles, openAttachment } from './attachments.ts'
import { namesIn, objectPath, readList } from './backup-entry.ts'
import type { Codec } from './codec.ts'
import { objectsIn } from './collect-objects.ts'
import { sizeBelow, type Disk } from './disk.ts'
import { damagedHeads } from './heads-file.ts'
import { HEAD_BEFORE, TABLES } from './file-names.ts'
import { NOTHING_CERTAIN } from './mark.ts'
import { readStore } from './read-store.ts'
import { applySets, damageOf, readTables, WHOLE, type Rows } from './read-tables.ts'
import { replay } from './replay.ts'
import { segmentsOf } from './segments.ts'
import { checksum, EMPTY_HEAD, readHead } from './snapshot.ts'

type Parts = { disk: Disk; folder: string; store: string; places: readonly string[]; codec: Codec; progress: (p: Progress) => void; signal: Cancel }

const ATTACHMENT = /"attachment:([0-9a-f]{64})"/g

/** Reads and proves everything that a data folder holds, and its backups. Touches nothing. @throws FileRefusal job.cancelled */
export async function verifyStore({ disk, folder, store, places, codec, progress, signal }: Parts): Promise<Verification> {
  const findings: Finding[] = []
  const result: Verification = { files: 0, bytes: 0, changes: 0, records: 0, attachments: 0, backups: 0, findings }
  const step = (done: number) => {
    if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    progress({ code: 'storage.verify', done, total: 4 })
  }
  step(0)
  const path = join(folder, store)
  const found = await readStore(disk, path, codec)
  result.changes = found.seq
  for (const table of found.rows.values()) result.records += table.size
  if (found.damage) findings.push({ code: found.damage.file.startsWith(`${TABLES}/`) ? 'part.damaged' : 'store.damaged', facts: found.damage.facts })
  for (const gap of found.lostHistory) findings.push({ code: 'history.gap', facts: gap })
  findings.push(...(await checkTablesBefore(disk, path, codec)))
  step(1)
  findings.push(...(await checkHistory(disk, path, codec, found.rows, found.seq)))
  step(2)
  findings.push(...(await checkAttachments(disk, folder, codec, found.rows, result)))
  step(3)
  for (const place of places) findings.push(...(await checkBackups(disk, place, result, signal)))
  const { files, bytes } = await sizeBelow(disk, path)
  result.files += files
  result.bytes += bytes
  return result
}

async function checkTablesBefore(disk: Disk, path: string, codec: Codec): Promise<Finding[]> {
  try {
    const head = await readHead(disk, path, HEAD_BEFORE, codec)
    if (head) await readTables(disk, path, head, codec, WHOLE)
    return []
  } catch (error) {
    return [{ code: 'head.damaged', facts: damageOf(HEAD_BEFORE, error).facts }]
  }
}

/** The whole journal, done again from nothing, must give the tables that there are. */
async function checkHistory(disk: Disk, path: string, codec: Codec, rows: Rows, seq: number): Promise<Finding[]> {
  const segments = await segmentsOf(disk, path)
  if (seq && segments[0]?.first !== 1) return [] // a gap, which is told by itself
  const again: Rows = new Map()
  const { damage } = await replay(disk, path, segments, EMPTY_HEAD, NOTHING_CERTAIN, codec, set => {
    if (set.seq <= seq) applySets(again, [set], () => true)
  })
  if (damage) return [{ code: 'history.damaged', facts: damage.facts }]
  for (const segment of segments) {
    const file = await damagedHeads(disk, path, segment, codec)
    if (file) return [{ code: 'history.damaged', facts: { file, reason: 'altered' } }]
  }
  return [...new Set([...rows.keys(), ...again.keys()])].flatMap(table => {
    const count = differing(rows.get(table), again.get(table))
    return count ? [{ code: 'replay.differs', facts: { table, count } }] : []
  })
}

function differing(a: ReadonlyMap<string, Row0> = new Map(), b: ReadonlyMap<string, Row0> = new Map()): number {
  const missing = [...a.keys()].filter(id => !b.has(id)).length
  return missing + [...b].filter(([id, row]) => !sameValue(a.get(id), row)).length
}

async function checkAttachments(disk: Disk, folder: string, codec: Codec, rows: Rows, result: Verification): Promise<Finding[]> {
  const findings: Finding[] = []
  const kept = new Set<string>()
  for (const { sum, path } of await attachmentFiles(disk, folder, codec)) {
    const bytes = await disk.read(join(folder, path))
    kept.add(sum)
    result.attachments += 1
    result.files += 1
    result.bytes += bytes.length
    const content = await openAttachment(codec, sum, bytes).catch(() => Buffer.alloc(0))
    if ((await checksum(content)) !== sum) findings.push({ code: 'attachment.damaged', facts: { file: path } })
  }
  for (const [table, records] of rows) {
    for (const row of records.values()) {
      for (const [, sum] of JSON.stringify(row).matchAll(ATTACHMENT)) if (!kept.has(sum!)) findings.push({ code: 'attachment.missing', facts: { table, id: row.id, file: sum } })
    }
  }
  return findings
}

/** Each content once, then each list by what was found. */
async function checkBackups(disk: Disk, place: string, result: Verification, signal: Cancel): Promise<Finding[]> {
  const sizes = new Map<string, number>()
  for (const sum of await objectsIn(disk, place)) {
    if (signal.aborted) throw new FileRefusal('job.cancelled', {})
    const bytes = await disk.read(objectPath(place, sum))
    if ((await checksum(bytes)) === sum) sizes.set(sum, bytes.length)
  }
  const findings: Finding[] = []
  for (const name of await namesIn(disk, place)) {
    result.backups += 1
    const list = await readList(disk, place, name)
    const bad = list ? list.files.find(f => sizes.get(f.sha256) !== f.bytes)?.path : `${name}.json`
    if (bad) findings.push({ code: 'backup.damaged', facts: { backup: name, file: bad } })
  }
  return findings
}
