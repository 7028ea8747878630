import { z } from 'zod'
import { CarriedSetForm, type CarriedSet } from '#domain/exchange/carried.ts'
import { damaged } from './damaged.ts'
import { firstIssue, textOf } from './head-file.ts'
import type { Limits } from './limits.ts'
import { strictJson } from './strict-json.ts'

/**
 * Sets as lines: of each set one line with the number of its changes in their place, then a line a change. So no line is ever long,
 * however much one act changed, and nobody has to wait for a single one.
 */
const SetLine = CarriedSetForm.extend({ changes: z.int().min(0) })
const ChangeLine = CarriedSetForm.shape.changes.element
type SetLine = z.infer<typeof SetLine>
type ChangeLine = CarriedSet['changes'][number]

const NEWLINE = 10
const PIECE = 256 * 1024

/** Does a piece of work now and then: what waits has its turn between two. */
export type Turns = () => Promise<void> | undefined

/** @throws FileRefusal job.cancelled, from `turns` */
export async function linesOf(sets: readonly CarriedSet[], turns: Turns): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  let lines: string[] = []
  let length = 0
  const flush = () => {
    pieces.push(new TextEncoder().encode(lines.join('')))
    lines = []
    length = 0
  }
  for (const { changes, ...set } of sets) {
    for (const record of [{ ...set, changes: changes.length }, ...changes]) {
      const line = `${JSON.stringify(record)}\n`
      lines.push(line)
      if ((length += line.length) < PIECE) continue
      flush()
      await turns()
    }
  }
  flush()
  return pieces
}

/** Proves every line: its length and depth, that it is in its one form, and the form of what it says. @throws FileRefusal bundle.damaged */
export async function proveLines(bytes: Uint8Array, { line: most, depth }: Limits, progress: (done: number) => void): Promise<void> {
  let left = 0
  let n = 0
  for (const { from, to } of spansOf(bytes)) {
    n += 1
    if (to - from > most) throw damaged('sets', `line ${n} has ${to - from} bytes`)
    const said = strictJson(textOf(bytes.subarray(from, to), 'sets'), depth)
    const read = left ? ChangeLine.safeParse(said) : SetLine.safeParse(said)
    if (!read.success) throw damaged('form', `line ${n}: ${firstIssue(read.error)}`)
    if (left) left -= 1
    else left = (read.data as SetLine).changes
    if (n % 1000 === 0) progress(to)
  }
  if (left) throw damaged('sets', `${left} changes of the last set are missing`)
}

/** The sets of lines that were proven. */
export async function setsIn(bytes: Uint8Array, turns: Turns): Promise<CarriedSet[]> {
  const sets: CarriedSet[] = []
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let left = 0
  let changes: ChangeLine[] = []
  for (const { from, to } of spansOf(bytes)) {
    const said = JSON.parse(content.toString('utf8', from, to)) as SetLine | ChangeLine // as was proven
    if (left) {
      changes.push(said as ChangeLine)
      left -= 1
    } else {
      const set = said as SetLine
      left = set.changes
      changes = []
      sets.push({ ...set, changes })
    }
    await turns()
  }
  return sets
}

function* spansOf(bytes: Uint8Array): Generator<{ from: number; to: number }> {
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(NEWLINE, from)
    if (to < 0) throw damaged('sets', 'the last line is cut off')
    yield { from, to }
    from = to + 1
  }
}
