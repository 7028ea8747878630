import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { measureText } from '#words/say.ts'
import { AskedFinding } from '../AskedFinding.tsx'
import { BehindPanel } from '../BehindPanel.tsx'
import { ScopeBar } from '../ScopeBar.tsx'
import { ExpiringPanel } from './ExpiringPanel.tsx'
import { SkillPanel } from './SkillPanel.tsx'
import { askedOf, demandIn, PICTURES, type Picture, type SkillsPlace } from './skills-address.ts'
import { SkillTable, type Only } from './SkillTable.tsx'

/** How high the picture of the programmes will be, in pixels: what stands below stays where it is when it comes. */
const GRID_FRAME = 148
const GRID_ROW = 30

/** So many days ahead a certificate that runs out is told. */
const EXPIRING_DAYS = 90

type SkillsOverviewProps = { place: SkillsPlace; onGo: (patch: Partial<SkillsPlace>, replace?: boolean) => void; onAssess: () => void }

/** Four figures; who has mastered what, what is asked for, the way to a job; and every skill with its figures. */
export function SkillsOverview({ place, onGo, onAssess }: SkillsOverviewProps) {
  const { say, language } = useSay()
  const { scope, side, demand } = place
  const programme = scope.within?.programme
  const narrowed = programme === undefined ? {} : { programme }
  const overview = useAsk('skill.overview', { scope, ...narrowed })
  const expiring = useAsk('certificate.expiring', { withinDays: EXPIRING_DAYS, ...narrowed })
  const [only, setOnly] = useState<Only>('all')
  const main = useRef<HTMLDivElement>(null)
  const show = (part: Picture | 'table') => main.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'start' })
  const showOnly = (next: Only) => (setOnly(next), show('table'))
  const close = () => onGo({ side: undefined }, true)
  function pick(picture: Picture, key: string, series: string | undefined) {
    // of several programmes, one of them is looked at closer; of all skills, one month by month
    if (picture === 'grid' && key.startsWith('programme:')) return onGo({ scope: { ...scope, within: { ...scope.within, programme: key } }, side: undefined })
    if (picture === 'demand' && !demand) return onGo({ demand: demandIn(key), side: undefined })
    onGo({ side: { kind: 'behind', of: picture, key, series } }, side !== undefined)
  }
  return (
    <div className="skills">
      <div className="skills-main" ref={main}>
        <ScopeBar scope={scope} onScope={next => onGo({ scope: next, demand: undefined, side: undefined }, true)} />
        <Answered ask={overview}>
          {answer => {
            if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
            const { rows, assessed, mastered, programmes } = answer.value
            if (!rows.length) return <NothingYet isPart={programmes.length > 0} onAll={() => onGo({ scope: { ...scope, within: undefined } })} />
            const lacking = rows.filter(row => row.lack !== null).length
            return (
              <>
                <Figures
                  figures={[
                    { label: say('skills.figure.skills'), value: rows.length, onClick: () => showOnly('all') },
                    { label: say('skills.figure.mastered'), value: mastered, ...(assessed ? { text: measureText({ value: mastered / assessed, unit: 'percent' }, language) } : { text: '–' }), onClick: () => show('grid') },
                    { label: say('skills.figure.lacking'), value: lacking, tone: 'refusal', onClick: () => showOnly('lacking') },
                    { label: say('skills.figure.expiring', { days: EXPIRING_DAYS }), value: expiring.data?.length, tone: 'warning', onClick: () => onGo({ side: { kind: 'expiring' } }, side !== undefined) },
                  ]}
                />
                <div className="skills-pictures">
                  {PICTURES.map(picture => (
                    <div key={picture} data-part={picture} {...(picture === 'grid' ? { className: 'wide-part', style: { minHeight: GRID_FRAME + GRID_ROW * programmes.length } } : {})}>
                      <AskedFinding
                        small
                        scope={scope}
                        asked={askedOf(picture, place)}
                        onPick={(key, series) => pick(picture, key, series)}
                        onBehind={() => onGo({ side: { kind: 'behind', of: picture } }, side !== undefined)}
                        actions={
                          <>
                            {wayBack(picture)}
                            {picture === 'grid' && <Button size="small" onClick={onAssess}>{say('skills.mode.assess')}</Button>}
                          </>
                        }
                      />
                    </div>
                  ))}
                </div>
                <section data-part="table">
                  <SkillTable rows={rows} only={only} onOnly={setOnly} chosen={side?.kind === 'skill' ? side.id : undefined} onChoose={id => onGo({ side: { kind: 'skill', id } }, side !== undefined)} />
                </section>
              </>
            )
          }}
        </Answered>
      </div>
      {side?.kind === 'behind' && <BehindPanel key={JSON.stringify([scope, demand, side])} scope={scope} asked={askedOf(side.of, place)} at={{ key: side.key, series: side.series }} onClose={close} />}
      {side?.kind === 'skill' && <SkillPanel key={side.id} scope={scope} id={side.id} onClose={close} onDemand={() => (onGo({ demand: { skill: side.id } }, true), show('demand'))} />}
      {side?.kind === 'expiring' && <ExpiringPanel ask={expiring} days={EXPIRING_DAYS} onClose={close} />}
    </div>
  )

  /** From one programme to all, or from one skill to all. */
  function wayBack(picture: Picture) {
    const back = (label: string, patch: Partial<SkillsPlace>) => <Button size="small" type="text" onClick={() => onGo({ ...patch, side: undefined }, true)}>{label}</Button>
    if (picture === 'demand' && demand) return back(say('skills.back.demand'), { demand: undefined })
    if (picture !== 'grid' || programme === undefined) return null
    const { programme: _, ...rest } = scope.within ?? {}
    return back(say('skills.back.grid'), { scope: { ...scope, within: Object.keys(rest).length ? rest : undefined } })
  }
}

/** What the page will show, and the step that fills it. */
function NothingYet({ isPart, onAll }: { isPart: boolean; onAll: () => void }) {
  const { say } = useSay()
  return (
    <EmptyState title={say(isPart ? 'skills.none.part' : 'skills.none')} text={say(isPart ? 'skills.none.part.text' : 'skills.none.text')}>
      <Link to="/registers/skill"><Button type="primary">{say('tables.skill')}</Button></Link>
      {isPart ? <Button onClick={onAll}>{say('outcomes.scope.all')}</Button> : <Link to="/import?table=skill"><Button>{say('skills.none.import')}</Button></Link>}
    </EmptyState>
  )
}
