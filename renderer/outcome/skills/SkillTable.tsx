import { Table, type TableColumnsType } from 'antd'
import type { SkillRow } from '#domain/outcome/skills/coverage.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { measureText } from '#words/say.ts'

export type Only = 'all' | 'lacking' | 'notAssessed'
const ONLY: readonly Only[] = ['all', 'lacking', 'notAssessed']
const WANTED: Record<Only, (row: SkillRow) => boolean> = { all: () => true, lacking: row => row.lack !== null, notAssessed: row => row.assessed === 0 }

/** The columns of figures, as the heads name them. */
const FIGURES = ['items', 'hours', 'delivered', 'assessed', 'mastered', 'wanted', 'gap'] as const

type SkillTableProps = { rows: readonly SkillRow[]; only: Only; onOnly: (only: Only) => void; chosen: string | undefined; onChoose: (id: string) => void }

/** Every skill: by what it is taught, for how long, how far it is mastered, and what is asked for. */
export function SkillTable({ rows, only, onOnly, chosen, onChoose }: SkillTableProps) {
  const { say, language, number } = useSay()
  const share = (row: SkillRow) => (row.assessed ? row.mastered / row.assessed : null)
  const figure = (key: (typeof FIGURES)[number], width: number, of: (row: SkillRow) => number | null, words: (row: SkillRow) => string): TableColumnsType<SkillRow>[number] => ({
    key,
    title: <span title={say(`skills.head.${key}.text`)}>{say(`skills.head.${key}`)}</span>,
    align: 'right',
    width,
    render: (_, row) => words(row),
    sorter: (a, b) => (of(a) ?? -1) - (of(b) ?? -1),
  })
  const hours = (n: number) => number(Math.round(n * 10) / 10)
  const severalProgrammes = new Set(rows.map(row => row.programmeId)).size > 1
  const columns: TableColumnsType<SkillRow> = [
    { key: 'name', title: say('table.skill'), width: 172, ellipsis: true, render: (_, row) => <Name row={row} onChoose={onChoose} />, sorter: (a, b) => a.name.localeCompare(b.name, language) },
    ...(severalProgrammes ? [{ key: 'programme', title: say('table.programme'), width: 136, ellipsis: true, render: (_: unknown, row: SkillRow) => row.programme || <span className="quiet">{say('skills.noProgramme')}</span>, sorter: (a: SkillRow, b: SkillRow) => a.programme.localeCompare(b.programme, language) }] : []),
    figure('items', 72, row => row.items, row => number(row.items)),
    figure('hours', 76, row => row.hours, row => hours(row.hours)),
    figure('delivered', 108, row => row.delivered, row => (row.planned ? say('skills.of', { n: hours(row.delivered), all: hours(row.planned) }) : '–')),
    figure('assessed', 104, row => row.assessed, row => say('skills.of', { n: number(row.assessed), all: number(row.learners) })),
    figure('mastered', 98, share, row => (row.assessed ? measureText({ value: share(row)!, unit: 'percent' }, language) : '–')),
    figure('wanted', 88, row => row.wanted, row => number(row.wanted)),
    figure('gap', 88, row => row.gap, row => (row.wanted ? number(row.gap) : '–')),
    { key: 'lack', title: say('skills.head.lack'), width: 114, render: (_, row) => row.lack && <span className="tone-text-refusal">{say(`skills.lack.${row.lack}`)}</span> },
  ]
  const shown = rows.filter(WANTED[only])
  const lines = () => [
    [say('table.skill'), say('table.programme'), ...FIGURES.map(key => say(`skills.head.${key}`)), say('skills.head.lack')],
    ...shown.map(row => [
      row.name, row.programme, row.items, row.hours, row.planned ? say('skills.of', { n: hours(row.delivered), all: hours(row.planned) }) : null, say('skills.of', { n: number(row.assessed), all: number(row.learners) }),
      row.assessed ? measureText({ value: share(row)!, unit: 'percent' }, language) : null, row.wanted, row.wanted ? row.gap : null, row.lack && say(`skills.lack.${row.lack}`),
    ]),
  ]
  return (
    <>
      <header className="skills-table-head">
        <h2>{say('tables.skill')} <span className="quiet">{number(shown.length)}</span></h2>
        <Segmented size="small" aria-label={say('skills.only')} value={only} options={ONLY.map(value => ({ value, label: say(`skills.only.${value}`) }))} onChange={onOnly} />
        <span className="spacer" />
        <ListExport name={say('tables.skill')} lines={lines} />
      </header>
      <Table<SkillRow>
        className="skills-table"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={shown}
        pagination={false}
        showSorterTooltip={false}
        rowClassName={row => (row.id === chosen ? 'chosen' : '')}
        onRow={row => ({ onClick: () => onChoose(row.id) })}
        virtual
        scroll={{ x: severalProgrammes ? 1050 : 930, y: 440 }}
        locale={{ emptyText: say('skills.only.none') }}
      />
    </>
  )
}

function Name({ row, onChoose }: { row: SkillRow; onChoose: (id: string) => void }) {
  return (
    <button
      type="button"
      className="link"
      title={[row.name, row.code].filter(Boolean).join(' · ')}
      onClick={event => {
        event.stopPropagation()
        onChoose(row.id)
      }}
    >
      {row.name}
    </button>
  )
}
