import type { ChartSide } from '#domain/outcome/chart.ts'
import type { UseHours } from '#domain/utilisation/utilisation.ts'

/** What the hours went to, in the order of the bars and columns: the two sides first. */
export const USES: { use: keyof UseHours; side?: ChartSide }[] = [{ use: 'teaching', side: 'college' }, { use: 'enterprise', side: 'enterprise' }, { use: 'service' }, { use: 'other' }]
