import type { TableDifference } from '#contract/storage.ts'
import { useSay } from '#renderer/client/language.tsx'

const NAMES = 6

/** By table, how many records a restore brings back, changes or takes away, with some of their names. */
export function DifferenceList({ differences }: { differences: readonly TableDifference[] }) {
  const { say, called, language } = useSay()
  return (
    <ul className="differences">
      {differences.map(({ table, back, changed, gone, names }) => {
        const parts = [['back', back], ['changed', changed], ['gone', gone]] as const
        const shown = names.slice(0, NAMES).map(called)
        const more = back + changed + gone - shown.length
        return (
          <li key={table}>
            <strong>{say(`tables.${table}`)}</strong>
            <span className="difference-counts">{parts.filter(([, n]) => n > 0).map(([kind, n]) => <span key={kind} className={`difference-${kind}`}>{say(`storage.diff.${kind}`, { n })}</span>)}</span>
            <span className="quiet">{[...shown, ...(more > 0 ? [say('storage.diff.more', { n: more })] : [])].join(language === 'en' ? ', ' : '、')}</span>
          </li>
        )
      })}
    </ul>
  )
}
