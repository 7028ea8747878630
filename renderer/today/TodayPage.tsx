import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { CollegeState } from '#contract/college.ts'
import { useAsk, useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useMyTeacherId } from '#renderer/on-site/use-my-teacher.ts'
import { ClearDue } from '#renderer/person/ClearDue.tsx'
import { printInFrame } from '#renderer/report/print-in-frame.ts'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Figures } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { isAttached, pictureQuery } from '#renderer/ui/picture.ts'
import { DESKS } from './desks.ts'
import { todayFigures } from './today-figures.ts'
import { GROUPS, type Group, type TodayLine } from './today-lines.ts'
import { todayPaper } from './today-paper.ts'
import { useToday } from './use-today.ts'
import './today.css'

/** What is to be done: sentences with one button each, under now, this week and soon; all of it, or what is a desk's own. */
export function TodayPage() {
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{data => <Today state={data} />}</Answered>
}

function Today({ state }: { state: CollegeState }) {
  const { say, day, language } = useSay()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useClient()
  const queries = useQueryClient()
  const { desk, name } = usePreferences()
  const teacherId = useMyTeacherId()
  const data = useToday(state, desk, teacherId)
  const figures = todayFigures(desk, data, say, path => void navigate(path))
  const isNobody = desk === 'teacher' && teacherId === undefined
  async function print() {
    const { logo } = state.college ?? {}
    // a page to print can fetch nothing
    const picture = logo && isAttached(logo) ? await queries.fetchQuery(pictureQuery(client, logo)).catch(() => null) : logo
    const model = todayPaper({ lines: data.lines, figures, college: { name: state.college?.name ?? '', logo: picture ?? undefined, terms: state.college?.terms }, now: state.now, desk: { code: `desk.${desk}`, facts: {} } })
    if (!(await printInFrame({ model, language }))) void message.error(say('report.page.printFailed'))
  }
  if (data.isEmpty) {
    return (
      <Page title={day(state.today, true)}>
        <EmptyState title={say('today.empty')} text={say('today.empty.text')}>
          <Button type="primary" onClick={() => void navigate('/import')}>{say('menu.import')}</Button>
          <Button onClick={() => void navigate('/registers/workshop?id=new')}>{say('register.add', { table: say('table.workshop') })}</Button>
          <Button onClick={() => void navigate('/registers/equipment?id=new')}>{say('register.add', { table: say('table.equipment') })}</Button>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={day(state.today, true)}
      actions={
        <>
          <Segmented aria-label={say('desk.label')} value={desk} options={DESKS.map(value => ({ value, label: say(`desk.${value}`) }))} onChange={next => savePreferences({ desk: next })} />
          <Button onClick={() => void print()} disabled={data.isLoading}>{say('report.page.print')}</Button>
        </>
      }
    >
      <div className="today">
        <Figures figures={figures} />
        {isNobody && (
          <div className="banner warning">
            <span>{name ? say('today.noTeacher', { name }) : say('today.noName')}</span> <Link to="/settings">{say('today.toSettings')}</Link>
          </div>
        )}
        {data.isLoading ? (
          <Waiting /> // a line that came later would push away the one that somebody is about to press
        ) : (
          <>
            {GROUPS.map(group => (
              <TodayGroup key={group} group={group} lines={data.lines.filter(l => l.group === group)} />
            ))}
            <p className="today-backup quiet">{data.lastBackup ? say('storage.last', { made: data.lastBackup }) : say('storage.last.none')} <Link to="/data">{say('storage.title')}</Link></p>
          </>
        )}
      </div>
    </Page>
  )
}

function TodayGroup({ group, lines }: { group: Group; lines: readonly TodayLine[] }) {
  const { say } = useSay()
  if (!lines.length && group !== 'now') return null
  return (
    <section className="today-group">
      <h2>{say(`today.${group}`)}</h2>
      {lines.length === 0 && <p className="quiet">{say('today.nothing')}</p>}
      <ul>
        {lines.map((line, i) => (
          <li key={i} className={`today-line today-${line.tone}`}>
            <span>{say(`today.${line.key}`, line.facts)}</span>
            {line.clears ? <ClearDue small kept={line.clears} label={say(`today.${line.key}.do`)} /> : <Link to={line.path}>{say(`today.${line.key}.do`)}</Link>}
          </li>
        ))}
      </ul>
    </section>
  )
}
