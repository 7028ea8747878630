import { useSay } from '#renderer/client/language.tsx'
import type { Block } from './board-types.ts'

type BoardBlockProps = { block: Block; capacity: number; box: { left: number; width: number } }

/** Hatched time in which a machine can't be booked: upkeep, a fault, days outside its loan, a status. */
export function BoardBlock({ block, capacity, box }: BoardBlockProps) {
  const { say } = useSay()
  const some = block.units < capacity
  const sentence = say(some ? 'board.block.some' : 'board.block.all', { kind: `board.block.${block.kind}`, units: block.units, capacity })
  return (
    <div role="img" aria-label={sentence} title={sentence} className={`block ${block.kind}${some ? ' some' : ''}`} style={box}>
      {box.width >= 56 && <span>{say(`board.block.${block.kind}`)}</span>}
    </div>
  )
}
