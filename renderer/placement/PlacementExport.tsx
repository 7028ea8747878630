import type { PlacementFilter, PlacementSort } from '#domain/placement/listing.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu, type OfferedList } from '#renderer/ui/FormatMenu.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

/** The list as it stands, or the chosen rows of it; and as a roster of interns that the import knows again, which no paper is wide enough for. */
export function PlacementExport({ filter, sort, chosen }: { filter: PlacementFilter; sort: PlacementSort | undefined; chosen: ReadonlySet<string> }) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const list = useJob('placement.export')
  const roster = useJob('placement.roster')
  const what = { ...filter, language, ...(chosen.size ? { ids: [...chosen] } : {}) }
  const lists: OfferedList[] = [
    { key: 'list', label: say('placement.export.list'), write: async format => fileOut(await list.start({ ...what, format, sort })) },
    { key: 'roster', label: say('placement.export.roster'), formats: ['xlsx', 'csv'], write: async format => fileOut(await roster.start({ ...what, format })) },
  ]
  return <FormatMenu lists={lists} busy={list.busy || roster.busy} asTool />
}
