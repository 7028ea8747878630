import type { HistoryEntry } from '#contract/history.ts'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { actorText, entryText } from './entry-text.ts'
import type { HistoryFilter } from './history-place.ts'
import { instantText } from './instant-text.ts'

/** As many entries are asked for at once. */
const AT_ONCE = 5000

/** The change log as it is narrowed, all of it and not only the page. */
export function HistoryExport({ filter }: { filter: HistoryFilter }) {
  const { say, language } = useSay()
  const client = useClient()
  async function lines() {
    const entries: HistoryEntry[] = []
    for (let total = 1; entries.length < total; ) {
      const asked = await client.ask('history.list', { ...filter, limit: AT_ONCE, offset: entries.length })
      if (!asked.entries.length) break // fewer than there were a moment ago
      entries.push(...asked.entries)
      total = asked.total
    }
    return [
      [say('history.when'), say('history.who'), say('history.what'), say('history.records')],
      ...entries.map(e => [instantText(e.at, language), actorText(e, say), e.state === 'undone' ? `${entryText(e, say)} (${say('history.takenBack')})` : entryText(e, say), e.records]),
    ]
  }
  return <ListExport name={say('menu.history')} lines={lines} />
}
