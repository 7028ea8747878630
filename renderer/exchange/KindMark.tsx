import type { MergeKind } from '#domain/exchange/preview.ts'
import { useSay } from '#renderer/client/language.tsx'

/** What becomes of a record, in a word; the colour only repeats it. */
export function KindMark({ kind }: { kind: MergeKind }) {
  const { say } = useSay()
  return <span className={`kind-mark kind-${kind}`}>{say(`exchange.kind.${kind}`)}</span>
}
