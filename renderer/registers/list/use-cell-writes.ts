import { App } from 'antd'
import { useState } from 'react'
import type { RegisterRow } from '#contract/register.ts'
import type { Refusal } from '#domain/base/decision.ts'
import type { FieldInfo } from '#domain/base/field.ts'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import type { TableName } from '#domain/table-names.ts'
import { refusalOf, useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { refusalSentences } from './cell-refusal.ts'
import { takesSeveral, withOption, type CellOption } from './cell-options.ts'

/** The cell that is being written. `seed` was typed to begin with; `refusal`: what was written before could not be saved. */
export type Editing = { id: string; row: number; column: number; seed: string | null; refusal?: Refusal }
/** What was written into a cell: its text, or an option that was chosen for it. */
export type Written = { text: string; chosen?: CellOption | undefined }
/** Texts of a row's cells that are on their way to the disk, and the row as it was: a newer one holds them. */
export type OnTheWay = { row: RegisterRow; texts: Readonly<Record<string, string>> }

/** Seconds for which a refusal stands that nobody waited for. */
const LATE_SECONDS = 10

/** Saves cells while somebody types on in the next ones; what is refused is opened again where it stands. */
export function useCellWrites(table: TableName, onReopen: (at: Editing) => void) {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [under, setUnder] = useState<ReadonlyMap<string, OnTheWay>>(new Map())

  function drop(id: string) {
    setUnder(now => new Map([...now].filter(([key]) => key !== id)))
  }
  const fail = useSteady((at: Editing, field: FieldInfo, written: Written, refusal: Refusal) => {
    drop(at.id)
    if (!editing) {
      setEditing({ ...at, seed: written.chosen?.label ?? written.text, refusal })
      return onReopen(at)
    }
    void message.error(`${say(`field.${table}.${field.name}`)} · ${refusalSentences(refusal, language).join(' ')}`, LATE_SECONDS)
  })

  async function write(at: Editing, field: FieldInfo, row: RegisterRow, written: Written, accept?: boolean) {
    const { text, chosen } = written
    const edit: RegisterEdit = chosen && !takesSeveral(field) ? { kind: 'values', ids: [at.id], fields: { [field.name]: chosen.value } } : { kind: 'cell', id: at.id, field: field.name, text: chosen ? withOption(field, text, chosen.label) : text }
    setUnder(now => new Map(now).set(at.id, { row, texts: { ...(now.get(at.id)?.row === row ? now.get(at.id)!.texts : {}), [field.name]: chosen?.label ?? text } }))
    const outcome = await client.run('register.edit', { table, language, edit: edit as never /* its lists are read only here */, ...(accept ? { accept } : {}) })
    const refusal = refusalOf(outcome)
    if (refusal) fail(at, field, written, refusal)
    else if (outcome.ok && outcome.value.changed === 0) drop(at.id)
  }
  return { editing, setEditing, under, write }
}
