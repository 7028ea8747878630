import type { Block, ReportModel, Text } from '#domain/report/model.ts'
import type { Terms } from '#domain/base/terms.ts'
import { GROUPS, type TodayLine } from './today-lines.ts'

type TodaySheet = { lines: readonly TodayLine[]; figures: readonly { label: string; value: number | undefined }[]; college: { name: string; logo?: string | undefined; terms?: Terms | undefined }; now: string; /** whose page it is */ desk: Text }

/** The page of today on paper: figures, and under now, this week and soon a sentence a line with a box to tick. */
export function todayPaper({ lines, figures, college: { name, logo, terms }, now, desk }: TodaySheet): ReportModel {
  const date = now.slice(0, 10)
  const title: Text = { code: 'today.paper', facts: { date } }
  const tables = GROUPS.flatMap((group): Block[] => {
    const some = lines.filter(line => line.group === group)
    if (!some.length) return []
    return [
      { kind: 'heading', text: { code: `today.${group}`, facts: {} } },
      {
        kind: 'table',
        columns: [
          { head: { code: 'today.paper.done', facts: {} }, width: 8, align: 'center' },
          { head: { code: 'today.paper.what', facts: {} }, width: 70 },
          { head: { code: 'today.paper.step', facts: {} }, width: 22 },
        ],
        groups: [{ rows: some.map(line => ['□', { code: `today.${line.key}`, facts: line.facts }, { code: `today.${line.key}.do`, facts: {} }]) }],
        empty: { code: 'today.nothing', facts: {} },
      },
    ]
  })
  return {
    name: 'today',
    title,
    about: date,
    college: { name, ...(logo ? { logo } : {}), ...(terms ? { terms } : {}) },
    dataOf: now,
    sheets: [
      {
        title,
        subtitle: desk,
        orientation: 'portrait',
        blocks: [
          { kind: 'figures', items: figures.map(({ label, value }) => ({ label, value: value === undefined ? '–' : String(value) })) },
          ...(tables.length ? tables : [{ kind: 'text', text: { code: 'today.nothing', facts: {} } } as const]),
        ],
      },
    ],
  }
}
