import type { UpkeepDue } from '#domain/upkeep/upkeep-model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'

/** All that wants looking after as one list, each under what it is. */
export function UpkeepExport({ due: { plans, faults, maintenance, loans }, today }: { due: UpkeepDue; today: string }) {
  const { say } = useSay()
  const lines = () => [
    [say('field.maintenance.kind'), say('table.equipment'), say('field.equipment.assetNo'), say('bookings.what'), say('bookings.when')],
    ...plans.map(p => [say('upkeep.plans'), p.equipment, p.assetNo, p.name || say(`choice.kind.${p.kind}`), p.dueBy === 'never' ? say('upkeep.never') : (p.dueOn ?? '')]),
    ...faults.map(f => [say('upkeep.faults'), f.equipment, f.assetNo, `${say(`choice.severity.${f.severity}`)} ${f.description}`, f.reportedAt.replace('T', ' ')]),
    ...maintenance.map(m => [say('upkeep.planned'), m.equipment, m.assetNo, m.name || say(`choice.kind.${m.kind}`), `${m.start.replace('T', ' ')} – ${m.end.replace('T', ' ')}`]),
    ...loans.map(l => [say('upkeep.loans'), l.equipment, l.assetNo, l.lender, l.endsOn ?? '']),
  ]
  return <ListExport name={`${say('menu.upkeep')} ${today}`} lines={lines} />
}
