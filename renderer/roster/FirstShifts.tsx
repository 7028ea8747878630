import { Button } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { ROUND_THE_CLOCK, DAY_SHIFT } from './usual-shifts.ts'
import { useTypes } from './use-types.ts'

/** A host that has no kinds of shifts yet: the usual ones at one click, or its own. */
export function FirstShifts({ enterpriseId, host, onOwn }: { enterpriseId: string; host: string; onOwn: () => void }) {
  const { say } = useSay()
  const types = useTypes(enterpriseId)
  const named = (list: readonly { key: string; start: string; end: string }[]) => list.map(({ key, start, end }) => ({ name: say(`roster.usual.${key}`), start, end }))
  return (
    <EmptyState title={say('roster.noTypes', { host })} text={say('roster.noTypes.text')}>
      {types.refusal && <RefusalNote refusal={types.refusal} />}
      <Button type="primary" loading={types.busy} onClick={() => void types.add(named([DAY_SHIFT]), DAY_SHIFT.breakMinutes)}>{say('roster.usual.addDay')}</Button>
      <Button loading={types.busy} onClick={() => void types.add(named(ROUND_THE_CLOCK))}>{say('roster.usual.addThree')}</Button>
      <Button onClick={onOwn}>{say('roster.usual.own')}</Button>
    </EmptyState>
  )
}
