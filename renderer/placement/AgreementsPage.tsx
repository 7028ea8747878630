import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { AgreementRow, AgreementState } from '#domain/placement/agreements.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { AgreementExport } from './AgreementExport.tsx'
import './placement.css'

const GROUPS: readonly AgreementState[] = ['ending', 'expired', 'unsigned', 'running', 'coming', 'renewed']
const FIRST = 12

/** Cooperation agreements by what they need: those that end, that are over, that nobody signed; and the rest. */
export function AgreementsPage() {
  const { say } = useSay()
  const navigate = useNavigate()
  const ask = useAsk('agreement.overview', {})
  const state = useAsk('college.state', {})
  const show = (group: AgreementState) => document.getElementById(`agreements-${group}`)?.scrollIntoView({ block: 'start' })
  const add = <Button type="primary" onClick={() => void navigate('/registers/agreement?id=new')}>{say('agreement.new')}</Button>
  return (
    <Page
      title={say('menu.agreements')}
      scroll={false}
      actions={
        <>
          <AgreementExport />
          <Button type="text" onClick={() => void navigate('/registers/agreement')}>{say('placement.register')}</Button>
          {add}
        </>
      }
    >
      <div className="agreement-list">
        <Answered ask={ask}>
          {({ rows, figures }) => (
            <>
              {rows.length + figures.uncovered > 0 && (
                <Figures
                  figures={[
                    { label: say('agreement.figure.running'), value: figures.running, onClick: () => show('running') },
                    { label: say('agreement.figure.ending'), value: figures.ending, tone: 'warning', onClick: () => show('ending') },
                    { label: say('agreement.figure.exposed'), value: figures.exposed, tone: 'refusal', onClick: () => show('expired') },
                    { label: say('agreement.figure.unsigned'), value: figures.unsigned, tone: 'warning', onClick: () => show('unsigned') },
                    { label: say('agreement.figure.uncovered'), value: figures.uncovered, tone: 'refusal', onClick: () => void navigate('/placements?phase=running&by=host') },
                  ]}
                />
              )}
              {rows.length === 0 && <EmptyState title={say('agreement.empty')} text={say('agreement.empty.text')}>{add}</EmptyState>}
              {GROUPS.map(group => <Group key={group} group={group} rows={rows.filter(r => r.state === group)} today={state.data?.today ?? ''} />)}
            </>
          )}
        </Answered>
      </div>
    </Page>
  )
}

function Group({ group, rows, today }: { group: AgreementState; rows: readonly AgreementRow[]; today: string }) {
  const { say } = useSay()
  const [all, setAll] = useState(false)
  if (!rows.length) return null
  return (
    <section className="agreement-group" id={`agreements-${group}`}>
      <h2>{say(`agreement.state.${group}`)} <span className="quiet">{rows.length}</span></h2>
      <div className="agreement-rows">{rows.slice(0, all ? undefined : FIRST).map(row => <Line key={row.id} row={row} today={today} />)}</div>
      {!all && rows.length > FIRST && <button type="button" className="link" onClick={() => setAll(true)}>{say('agreement.showAll')} ({rows.length})</button>}
    </section>
  )
}

function Line({ row, today }: { row: AgreementRow; today: string }) {
  const { say } = useSay()
  const renew = useRun('agreement.renew')
  const sign = useRun('register.save')
  const undoToast = useUndoToast()
  async function renewIt() {
    const outcome = await renew.run({ id: row.id })
    if (outcome.ok) undoToast(say('agreement.renewed.said', { title: row.title }), outcome.seq)
  }
  async function signed() {
    const fields = Object.fromEntries(row.unsignedBy.map(side => [side === 'college' ? 'collegeSignedOn' : 'enterpriseSignedOn', today]))
    const outcome = await sign.run({ table: 'agreement', id: row.id, fields })
    if (outcome.ok) undoToast(say('agreement.signed.said'), outcome.seq)
  }
  const refusal = renew.refusal ?? sign.refusal
  const left = row.daysLeft
  const when = row.renews ? say('agreement.selfRenewing') : left === null ? say('agreement.endless') : left < 0 ? say('agreement.daysOver', { n: -left }) : say('agreement.daysLeft', { n: left })
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="agreement-row">
        <Link to={registerPath('agreement', { id: row.id })} title={row.title}>{row.title} <span className="quiet">{row.number}</span></Link>
        <Link className="enterprise-link" to={registerPath('enterprise', { id: row.enterpriseId })} title={row.host}>{row.host}</Link>
        <span>{row.from} – {row.to ?? ''} </span>
        <span className={row.state === 'expired' ? 'tone-text-refusal' : row.state === 'ending' ? 'tone-text-warning' : 'quiet'} title={when}>
          {row.state === 'unsigned' ? say('agreement.lacks', { who: row.unsignedBy.map(side => say(`agreement.lacks.${side}`)) }) : when}
        </span>
        <span>{row.interns > 0 && <Link to={`/placements?enterpriseId=${encodeURIComponent(row.enterpriseId)}&phase=current`}>{say('agreement.interns', { n: row.interns })}</Link>}</span>
        <span className="agreement-do">
          {row.state === 'unsigned' && <Button size="small" loading={sign.busy} onClick={() => void signed()}>{say('agreement.signedToday')}</Button>}
          {(row.state === 'ending' || row.state === 'expired') && <Button size="small" type="primary" loading={renew.busy} onClick={() => void renewIt()}>{say('agreement.renew')}</Button>}
        </span>
      </div>
    </>
  )
}
