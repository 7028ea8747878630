import { Button, Pagination, Select } from 'antd'
import { useCallback, useState, type ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { LocalDate } from '#domain/base/time.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import { PACK_IDS } from '#domain/compliance/pack.ts'
import type { ComplianceBoard } from '#contract/compliance.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DayPicker } from './DayPicker.tsx'
import { ExportFindings } from './ExportFindings.tsx'
import { FindingFilters } from './FindingFilters.tsx'
import { FindingPanel } from './FindingPanel.tsx'
import { findingKey } from './finding-key.ts'
import { FindingsList } from './FindingsList.tsx'
import { GroupList } from './GroupList.tsx'
import { RulesAndFigures } from './RulesAndFigures.tsx'
import { compliancePath, filterOf, questionOf, VIEWS, type Question } from './question.ts'
import '../booking/list/list.css'
import './compliance.css'

const PAGE = 200
const NO_FILTER: Partial<Question> = { severity: undefined, answered: undefined, rule: undefined, host: undefined, subject: undefined, text: undefined }

/** How the internships stand by the rules on a day: what has to be put right, where, and by what rule. */
export function CompliancePage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Compliance today={data.today} />}</Answered>
}

function Compliance({ today }: { today: LocalDate }) {
  const { say } = useSay()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const question = questionOf(params, today)
  const { view, pack, day } = question
  const address = params.toString()
  const ask = useCallback(
    (patch: Partial<Question>) => {
      const next = { ...questionOf(new URLSearchParams(address), today), ...patch }
      void navigate(compliancePath({ ...next, ...(next.day === today ? { day: '' } : {}) }), { replace: true })
    },
    [address, navigate, today],
  )
  const board = useAsk('compliance.board', { day, pack })
  const tools = (
    <div className="compliance-tools">
      <DayPicker day={day} today={today} onChange={next => ask({ day: next })} />
      <Select aria-label={say('compliance.pack')} className="pack-pick" value={pack} options={PACK_IDS.map(value => ({ value, label: say(`compliance.pack.${value}`) }))} onChange={value => ask({ pack: value, rule: undefined })} />
      <span className="spacer" />
      {view !== 'figures' && <ExportFindings question={question} />}
    </div>
  )
  return (
    <Page
      title={say('compliance.title')}
      scroll={false}
      actions={
        <>
          <Segmented aria-label={say('compliance.view')} value={view} options={VIEWS.map(value => ({ value, label: say(`compliance.view.${value}`) }))} onChange={value => ask({ view: value })} />
          <Button onClick={() => void navigate(`/reports?${new URLSearchParams({ name: 'compliance', day, pack, ...(question.host ? { enterpriseId: question.host } : {}) })}`)}>{say('compliance.print')}</Button>
        </>
      }
    >
      {view === 'figures' ? (
        <div className="compliance">
          <div className="compliance-main">
            {tools}
            <RulesAndFigures pack={pack} day={day} />
          </div>
        </div>
      ) : (
        <Answered ask={board}>{data => <Findings key={view} board={data} question={question} tools={tools} onAsk={ask} />}</Answered>
      )}
    </Page>
  )
}

type FindingsProps = { board: ComplianceBoard; question: Question; tools: ReactNode; onAsk: (patch: Partial<Question>) => void }

function Findings({ board, question, tools, onAsk }: FindingsProps) {
  const { say } = useSay()
  const { pack, day, view } = question
  const filter = filterOf(question)
  const about = JSON.stringify([pack, day, filter])
  const [page, setPage] = useState({ about, number: 1 })
  const number = page.about === about ? page.number : 1
  const found = useAsk('compliance.findings', { pack, day, ...filter, offset: (number - 1) * PAGE, limit: PAGE })
  const [open, setOpen] = useState<string | null>(null)
  const shown = found.data?.rows.find(f => findingKey(f) === open)
  const { counts } = board
  const standing = counts.E + counts.W + counts.R + counts.answered
  const toggle = (patch: Partial<Question>) => onAsk({ severity: undefined, answered: undefined, ...patch })

  const nothing = standing === 0 && !question.subject
  return (
    <div className="compliance">
      <div className="compliance-main">
        {tools}
        {nothing && (board.placements ? <EmptyState title={say('compliance.none')} text={say('compliance.none.text', { placements: board.placements })} /> : <NobodyThere />)}
        {!nothing && (
          <>
            <Figures
              figures={[
                { label: say('compliance.figure.E'), value: counts.E, tone: 'refusal', onClick: () => toggle({ severity: 'E', answered: false }) },
                { label: say('compliance.figure.W'), value: counts.W, tone: 'warning', onClick: () => toggle({ severity: 'W', answered: false }) },
                { label: say('compliance.figure.R'), value: counts.R, onClick: () => toggle({ severity: 'R', answered: false }) },
                { label: say('compliance.figure.answered'), value: counts.answered, tone: 'good', onClick: () => toggle({ answered: true }) },
                { label: say('compliance.figure.placements'), value: board.placements, onClick: () => onAsk(NO_FILTER) },
              ]}
            />
            <div className="compliance-body">
              <GroupList
                board={board}
                pack={pack}
                by={view === 'hosts' ? 'hosts' : 'rules'}
                chosen={view === 'hosts' ? question.host : question.rule}
                onChoose={id => onAsk(view === 'hosts' ? { host: id } : { rule: id })}
              />
              <div className="findings-part">
                <FindingFilters question={question} board={board} total={found.data?.total} onChange={onAsk} />
                <Answered ask={found}>
                  {({ rows, total }) =>
                    rows.length ? (
                      <>
                        <FindingsList rows={rows} open={open} onOpen={setOpen} />
                        {total > PAGE && <Pagination size="small" className="findings-pages" current={number} total={total} pageSize={PAGE} showSizeChanger={false} onChange={next => setPage({ about, number: next })} />}
                      </>
                    ) : (
                      <EmptyState title={say('compliance.none.filtered')}>
                        <Button onClick={() => onAsk(NO_FILTER)}>{say('compliance.all')}</Button>
                      </EmptyState>
                    )
                  }
                </Answered>
              </div>
            </div>
          </>
        )}
      </div>
      {shown && <FindingPanel key={open} finding={shown} waivable={PACKS[pack].rules.some(r => r.id === shown.rule && r.waivable)} onClose={() => setOpen(null)} />}
    </div>
  )
}

function NobodyThere() {
  const { say } = useSay()
  const navigate = useNavigate()
  return (
    <EmptyState title={say('compliance.nothing')} text={say('compliance.nothing.text')}>
      <Button type="primary" onClick={() => void navigate('/import?table=placement')}>{say('menu.import')}</Button>
      <Button onClick={() => void navigate('/registers/placement?id=new')}>{say('register.add', { table: say('table.placement') })}</Button>
    </EmptyState>
  )
}
