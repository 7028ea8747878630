import { App } from 'antd'
import type { FieldInfo } from '#domain/base/field.ts'
import type { RegisterEdit } from '#domain/intake/read-edit.ts'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { copyText } from '#renderer/ui/copy-text.ts'
import type { CellRange } from './cell-place.ts'
import type { ListState } from './list-state.ts'

/** A text laid over the cells from the upper left of a stretch on: as many rows as it has lines, or as the stretch has. */
export function blockEdit(ids: readonly string[], columns: readonly FieldInfo[], text: string, { top, bottom, left, right }: CellRange): RegisterEdit {
  const area = { rows: bottom - top + 1, columns: right - left + 1 }
  const lines = text.split('\n').length
  return { kind: 'block', ids: ids.slice(top, top + Math.max(area.rows, lines)), columns: columns.slice(left).map(c => c.name), text, area }
}

/** Puts cells on the clipboard: the chosen rows whole, with their heads, else the stretch of cells that is meant. */
export function useCopyCells({ table, columns }: ListState, ids: readonly string[], chosen: ReadonlySet<string>): (range: CellRange | null) => Promise<void> {
  const { say, language } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  return async range => {
    const whole = chosen.size > 0
    const rows = whole ? ids.filter(id => chosen.has(id)) : range ? ids.slice(range.top, range.bottom + 1) : []
    const names = (whole || !range ? columns : columns.slice(range.left, range.right + 1)).map(c => c.name)
    if (!rows.length) return
    const answer = await client.ask('register.copy', { table, language, ids: rows, columns: names, heads: whole }).catch(() => null)
    if (answer && copyText(answer.text)) void message.success(say('register.copied', { n: rows.length }))
    else void message.error(say('register.copy.failed'))
  }
}
