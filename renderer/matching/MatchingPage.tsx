import { Button, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { MatchingView } from '#contract/matching.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { MatchingDesk } from './MatchingDesk.tsx'
import './matching.css'

/** Matching of the students of a batch with posts: who asks for what, what there is, and the best plan. */
export function MatchingPage() {
  const { say } = useSay()
  const [params, setParams] = useSearchParams()
  const asked = params.getAll('batch')
  const view = useAsk('matching.view', asked.length ? { batchIds: asked } : {})
  return (
    <Answered ask={view}>
      {data =>
        data ? (
          <MatchingDesk key={data.chosen.join()} view={data} chooser={<Batches view={data} onChoose={ids => setParams({ batch: ids })} />} />
        ) : (
          <Page title={say('menu.matching')}>
            <EmptyState title={say('matching.none')} text={say('matching.none.text')}>
              <Link to={registerPath('batch', { fields: {} })}><Button type="primary">{say('tables.batch')}</Button></Link>
            </EmptyState>
          </Page>
        )
      }
    </Answered>
  )
}

function Batches({ view, onChoose }: { view: MatchingView; onChoose: (ids: string[]) => void }) {
  const { say } = useSay()
  return (
    <Select
      mode="multiple"
      className="match-batches"
      aria-label={say('matching.batch')}
      value={view.chosen}
      maxTagCount={1}
      maxTagTextLength={30}
      popupMatchSelectWidth={false}
      options={view.batches.map(b => ({ value: b.id, label: b.name, title: say('matching.span', { from: b.from, to: b.to }) }))}
      optionRender={option => (
        <span className="option-line">
          <span>{option.label}</span>
          <span className="quiet">{option.data.title}</span>
        </span>
      )}
      onChange={ids => ids.length && onChoose(ids)}
    />
  )
}
