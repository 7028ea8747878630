import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Scope } from '#domain/records/finding.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { BehindPanel } from './BehindPanel.tsx'
import { Headline } from './Headline.tsx'
import { IndicatorDetail } from './IndicatorDetail.tsx'
import { IndicatorList } from './IndicatorList.tsx'
import { IndicatorTable } from './IndicatorTable.tsx'
import { askedOf, outcomesAddress, placeIn, viewsOf, type OutcomesPlace } from './outcomes-address.ts'
import { indicatorPath } from './own/indicator-path.ts'
import { ScopeBar } from './ScopeBar.tsx'
import './outcome.css'

/** What the college reached: four figures, every indicator, and of a chosen one its charts, its definition and the records behind. */
export function OutcomesPage() {
  const { say } = useSay()
  const [params, setParams] = useSearchParams()
  const place = placeIn(params)
  const { scope, behind } = place
  const overview = useAsk('outcome.overview', { scope })
  // attendance may lie on the disk, month by month: the rest does not wait for it
  const attendance = useAsk('outcome.overview', { scope, attendance: true }, { enabled: overview.data !== undefined })
  const go = (patch: Partial<OutcomesPlace>, replace = false) => setParams(outcomesAddress({ ...place, ...patch }), { replace })
  // the focus stays in the chart while the panel is open, so that the arrow keys go on
  const closeByKey = (event: KeyboardEvent) => void (behind && pressed(event, 'chart.leave') && !event.defaultPrevented && go({ behind: undefined }, true))
  const found = overview.data?.ok ? overview.data.value : undefined
  return (
    <Page
      title={say('menu.outcomes.page')}
      scroll={false}
      note={found && say('outcomes.looked', found.looked)}
      actions={<Link to={indicatorPath()}><Button>{say('outcomes.addIndicator')}</Button></Link>}
    >
      <div className="outcomes" onKeyDown={closeByKey}>
        <div className="outcomes-main">
          <ScopeBar scope={scope} onScope={next => go({ scope: next, behind: undefined }, true)} />
          <Answered ask={overview}>
            {answer => {
              if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
              const rows = [...answer.value.rows, ...(attendance.data?.ok ? attendance.data.value.rows : [])]
              if (rows.every(row => row.now.rows === 0)) return <NothingYet scope={scope} onScope={next => go({ scope: next })} />
              const row = rows.find(r => r.id === place.indicator)
              const view = row && (viewsOf(row).find(v => v === place.view) ?? viewsOf(row)[0])
              const choose = (indicator: string | undefined) => go({ indicator, behind: undefined })
              return (
                <>
                  <Headline rows={rows} chosen={row?.id} onChoose={choose} />
                  {row && view ? (
                    <div className="outcomes-body">
                      <IndicatorList rows={rows} chosen={row.id} onChoose={choose} />
                      <IndicatorDetail
                        key={row.id}
                        row={row}
                        scope={scope}
                        view={view}
                        onView={next => go({ view: next, behind: undefined }, true)}
                        onBehind={at => go({ view, behind: at }, behind !== undefined)}
                      />
                    </div>
                  ) : (
                    <IndicatorTable rows={rows} waiting={attendance.data === undefined} onChoose={choose} />
                  )}
                </>
              )
            }}
          </Answered>
        </div>
        {behind && place.indicator && place.view && (
          <BehindPanel
            key={JSON.stringify([scope, place.indicator, place.view, behind])}
            scope={scope}
            asked={askedOf(place.indicator, place.view)}
            at={behind}
            onClose={() => go({ behind: undefined }, true)}
          />
        )}
      </div>
    </Page>
  )
}

/** What the page will show, and the step that fills it; or, where only the span or the part is empty, the way back to all. */
function NothingYet({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const { say } = useSay()
  if (scope.within || scope.asOf || scope.period !== 'twelveMonths') {
    return (
      <EmptyState title={say('outcomes.none.scope')} text={say('outcomes.none.scope.text')}>
        <Button type="primary" onClick={() => onScope({ period: 'twelveMonths' })}>{say('outcomes.scope.all')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={say('outcomes.none')} text={say('outcomes.none.text')}>
      <Link to="/import?table=student"><Button type="primary">{say('outcomes.none.students')}</Button></Link>
      <Link to="/import?table=destination"><Button>{say('outcomes.none.destinations')}</Button></Link>
    </EmptyState>
  )
}
