import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { AUDIENCES } from '#domain/records/pack.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { IssuePanel } from './IssuePanel.tsx'
import { PackRows } from './PackRows.tsx'
import { StarterCards } from './StarterCards.tsx'
import './packs.css'

/** Meeting packs: those that are saved, to be issued again with one click, and ready-made ones to begin with. */
export function PacksPage() {
  const { say } = useSay()
  const list = useAsk('pack.list', {})
  const [search, setSearch] = useSearchParams()
  const audience = AUDIENCES.find(a => a === search.get('audience'))
  const choose = (next: string | undefined) => setSearch(next ? { audience: next } : {}, { replace: true })
  const issued = list.data?.find(({ pack }) => pack.id === search.get('issue'))
  return (
    <Page
      title={say('menu.packs')}
      scroll={false}
      actions={
        <Link to="/packs/new">
          <Button icon={<Icon name="plus" />}>{say('packs.new')}</Button>
        </Link>
      }
    >
      <div className="packs">
        <div className="packs-main">
          <Answered ask={list}>
            {rows => {
              const shown = rows.filter(({ pack }) => !audience || pack.audience === audience)
              return (
                <>
                  <Figures
                    figures={[
                      { label: say('packs.figure.all'), value: rows.length, onClick: () => choose(undefined) },
                      ...AUDIENCES.map(a => ({ label: say(`packs.figure.${a}`), value: rows.filter(({ pack }) => pack.audience === a).length, tone: a === 'partner' ? ('enterprise' as const) : undefined, onClick: () => choose(a) })),
                    ]}
                  />
                  {rows.length === 0 ? (
                    <EmptyState title={say('packs.none')} text={say('packs.none.text')} />
                  ) : (
                    <section className="packs-part">
                      <h2>
                        {audience ? say(`packs.figure.${audience}`) : say('packs.saved')}
                        {audience && <Button type="link" size="small" onClick={() => choose(undefined)}>{say('packs.saved.all')}</Button>}
                      </h2>
                      {shown.length ? <PackRows rows={shown} onIssue={id => setSearch({ ...(audience ? { audience } : {}), issue: id }, { replace: true })} /> : <p className="quiet">{say('packs.noneOf')}</p>}
                    </section>
                  )}
                  <section className="packs-part">
                    <h2>{say('packs.starters')}</h2>
                    <StarterCards />
                  </section>
                </>
              )
            }}
          </Answered>
        </div>
        {issued && <IssuePanel key={issued.pack.id} row={issued} onClose={() => choose(audience)} />}
      </div>
    </Page>
  )
}
