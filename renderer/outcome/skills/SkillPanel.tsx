import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SkillDetail } from '#domain/outcome/skills/coverage.ts'
import type { Scope } from '#domain/records/finding.ts'
import { hasValues } from '#domain/outcome/chart-table.ts'
import type { TableName } from '#domain/table-names.ts'
import { ChartView } from '#renderer/charts/ChartView.tsx'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { measureText } from '#words/say.ts'

type SkillPanelProps = { scope: Scope; id: string; onClose: () => void; /** its demand, month by month */ onDemand: () => void }

/** One skill: how far it is mastered and how that went on, by what it is taught, who asks for it, which certificates name it. */
export function SkillPanel({ scope, id, onClose, onDemand }: SkillPanelProps) {
  const { say } = useSay()
  const detail = useAsk('skill.detail', { scope, id })
  const found = detail.data?.ok ? detail.data.value : null
  return (
    <SidePanel
      title={found?.row.name ?? say('table.skill')}
      subtitle={found && [found.row.code, found.row.programme].filter(Boolean).join(' · ')}
      keepFocus
      onClose={onClose}
      footer={found && <Link to={registerPath('skill', { id })}><Button>{say('skills.open')}</Button></Link>}
    >
      <Answered ask={detail}>
        {answer => {
          if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
          return answer.value ? <Detail detail={answer.value} onDemand={onDemand} /> : <EmptyState title={say('register.gone')} text={say('register.gone.text')} />
        }}
      </Answered>
    </SidePanel>
  )
}

function Detail({ detail: { row, note, items, demand, certificates, trend }, onDemand }: { detail: SkillDetail; onDemand: () => void }) {
  const { say, language, number, day } = useSay()
  const hours = (n: number) => number(Math.round(n * 10) / 10)
  const lines = [
    say('skills.panel.levels', { levels: row.levels, from: row.masteredFrom }),
    row.assessed ? say('skills.panel.mastered', { mastered: row.mastered, assessed: row.assessed, share: measureText({ value: row.mastered / row.assessed, unit: 'percent' }, language), learners: row.learners }) : say('skills.panel.notAssessed', { learners: row.learners }),
    ...(row.wanted ? [say('skills.panel.wanted', { wanted: row.wanted, supply: row.supply, gap: row.gap })] : []),
  ]
  const about = { skillIds: row.id, ...(row.programmeId === null ? {} : { programmeId: row.programmeId }) }
  return (
    <>
      {lines.map(line => <p key={line} className="skill-line">{line}</p>)}
      {row.lack && <p className="skill-line tone-text-refusal">{say(`skills.lack.${row.lack}.text`)}</p>}
      {note && <p className="skill-line quiet">{note}</p>}
      {hasValues(trend) && (
        <section>
          <h3 className="form-section">{say('skills.panel.trend')}</h3>
          <ChartView chart={trend} label={say('skills.panel.trend')} language={language} />
        </section>
      )}
      <Part title={say('tables.trainingItem')} table="trainingItem" fields={about} count={items.length} none={say('skills.panel.noItems')}>
        {items.map(item => (
          <Line key={item.id} table="trainingItem" id={item.id} name={item.name} quiet={[say(`choice.part.${item.part}`), say('skills.panel.hours', { hours: item.hours }), item.planned ? say('skills.panel.given', { n: hours(item.delivered), all: hours(item.planned) }) : ''].filter(Boolean).join(' · ')} />
        ))}
      </Part>
      <Part
        title={say('tables.skillDemand')}
        table="skillDemand"
        fields={{ skillId: row.id }}
        count={demand.length}
        none={say('skills.panel.noDemand')}
        more={demand.length > 0 && <Button size="small" type="text" onClick={onDemand}>{say('skills.panel.months')}</Button>}
      >
        {demand.map(({ id, enterprise, level, people, from, to }) => (
          <Line key={id} table="skillDemand" id={id} name={enterprise} quiet={say(to ? 'skills.panel.demand.until' : 'skills.panel.demand', { people, level, from: day(from, true), to: to ? day(to, true) : '' })} />
        ))}
      </Part>
      <Part title={say('tables.certificate')} table="certificate" fields={{ skillIds: row.id }} count={certificates.length} none={say('skills.panel.noCertificates')}>
        {certificates.map(({ name, people }) => (
          <div className="related-row" key={name}>
            <span title={name}>{name}</span>
            <span className="quiet">{say('skills.panel.holders', { people })}</span>
          </div>
        ))}
      </Part>
    </>
  )
}

type PartProps = { title: string; table: TableName; fields: Record<string, string>; count: number; none: string; more?: ReactNode; children: ReactNode }

/** Records of one kind about the skill, and the way to add one. */
function Part({ title, table, fields, count, none, more, children }: PartProps) {
  const { say } = useSay()
  return (
    <section>
      <header className="related-head">
        <h3>{title} <span className="quiet">{count}</span></h3>
        {more}
        <Link to={registerPath(table, { fields })}><Button size="small" type="text" icon={<Icon name="plus" size={12} />}>{say('ui.add')}</Button></Link>
      </header>
      {count === 0 ? <p className="related-none quiet">{none}</p> : <div className="related">{children}</div>}
    </section>
  )
}

function Line({ table, id, name, quiet }: { table: TableName; id: string; name: string; quiet: string }) {
  return (
    <div className="related-row">
      <Link className="link" to={registerPath(table, { id })} title={name}>{name}</Link>
      <span className="quiet" title={quiet}>{quiet}</span>
    </div>
  )
}
