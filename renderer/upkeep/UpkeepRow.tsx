import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { registerPath } from '#renderer/registers/register-tables.ts'

type UpkeepRowProps = { equipmentId: string; equipment: string; assetNo?: string | undefined; what: ReactNode; when: string; tone?: 'refusal' | 'warning' | undefined; children: ReactNode }

/** A machine, what is up with it, when, and what can be done about it. */
export function UpkeepRow({ equipmentId, equipment, assetNo, what, when, tone, children }: UpkeepRowProps) {
  const navigate = useNavigate()
  return (
    <div className="upkeep-row">
      <button type="button" className="link upkeep-machine" title={[equipment, assetNo].filter(Boolean).join(' · ')} onClick={() => void navigate(registerPath('equipment', { id: equipmentId }))}>
        {equipment}
        {assetNo && <span className="quiet"> {assetNo}</span>}
      </button>
      <span className="upkeep-what">{what}</span>
      <span title={when} className={tone ? `upkeep-when tone-text-${tone}` : 'upkeep-when'}>{when}</span>
      <span className="upkeep-do">{children}</span>
    </div>
  )
}
