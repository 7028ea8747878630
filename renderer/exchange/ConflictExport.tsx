import type { ConflictRow } from '#contract/exchange.ts'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { valueShown } from '#renderer/registers/use-value-shown.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { conflictText } from './conflict-text.ts'

const MOST_AT_ONCE = 500
const HEADS = ['record', 'table', 'about', 'computer', 'by', 'at', 'value'] as const

/** All conflicts, not only the page: a line for what both had seen, and one for what each said since. */
export function ConflictExport({ device }: { /** the id of this computer */ device: string }) {
  const words = useSay()
  const { say, called, language } = words
  const client = useClient()

  function linesOf(row: ConflictRow, names: Record<string, string>): string[][] {
    const { value } = valueShown(row.table, names, words)
    const text = (v: unknown) => {
      const shown = row.kind === 'field' ? value(row.field ?? '', v) : ''
      return typeof shown === 'string' ? shown : '' // a photo is no text
    }
    const what = [called(row.name), say(`table.${row.table}`), conflictText(row, words)]
    const before = row.kind === 'field' ? [[...what, say('exchange.side.base'), '', '', text(row.base)]] : []
    return [...before, ...row.sides.map(side => [...what, side.device === device ? say('exchange.computer.this') : side.deviceName || say('exchange.computer.unknown'), side.by || say('exchange.somebody'), instantText(side.at, language), text(side.value)])]
  }
  async function lines() {
    const all: string[][] = []
    for (let offset = 0, total = 1; offset < total; offset += MOST_AT_ONCE) {
      const page = await client.ask('exchange.conflicts', { offset, limit: MOST_AT_ONCE })
      total = page.total
      all.push(...page.rows.flatMap(row => linesOf(row, page.names)))
    }
    return [HEADS.map(head => say(`exchange.conflicts.${head}`)), ...all]
  }
  return <ListExport name={say('exchange.view.conflicts')} lines={lines} />
}
