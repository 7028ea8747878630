import type { Evidence } from '#domain/records/on-site.ts'

/** A ring, a pen, an eye, a cogwheel: four shapes, so that the weight of a word is seen without colour. */
const SHAPES: Record<Evidence, string> = {
  self: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  mentor: 'M2.5 13.5 3.3 10 10.5 2.8l2.7 2.7L6 12.7ZM9 4.3 11.7 7',
  teacher: 'M1 8c3.5-5.3 10.5-5.3 14 0-3.5 5.3-10.5 5.3-14 0ZM8 5.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6Z',
  machine: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM8 1.5v2.2M8 12.3v2.2M1.5 8h2.2M12.3 8h2.2M3.4 3.4 5 5M11 11l1.6 1.6M12.6 3.4 11 5M5 11l-1.6 1.6',
}

/** By whose word a day is known; decoration, the cell around it says it. */
export function EvidenceMark({ evidence, size = 11 }: { evidence: Evidence; size?: number }) {
  return (
    <svg className={`evidence evidence-${evidence}`} width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={SHAPES[evidence]} />
    </svg>
  )
}
