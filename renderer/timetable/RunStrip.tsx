import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { cancelSearch, enough, useCourse, useSearchDesk } from './search-desk.ts'

const CURVE = { width: 128, height: 28 }

/** A search on its way: how many are placed, how the cost of the best plan falls, how long it has looked; and the two ways out. */
export function RunStrip() {
  const { say, number } = useSay()
  const client = useClient()
  const { running } = useSearchDesk()
  const course = useCourse()
  const [now, setNow] = useState(() => performance.now())
  const [asked, setAsked] = useState<string | null>(null)
  const first = useRef<HTMLButtonElement>(null)
  const run = running?.run
  useEffect(() => {
    if (!run) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [run])
  const isOn = course !== null
  useEffect(() => {
    // the panel that began it is closed: the keyboard goes on here
    if (isOn && document.activeElement === document.body) first.current?.focus({ preventScroll: true })
  }, [isOn])
  if (!running) return null
  const spent = Math.max(0, (now - running.began) / 1000)
  return (
    <section className="schedule-run" aria-label={say('progress.timetable.solve')}>
      <div className="schedule-run-bars">
        <Progress percent={Math.min(99, Math.round((100 * spent) / running.seconds))} size="small" showInfo={false} aria-label={say('schedule.run.time')} />
        <p className="schedule-run-said">
          <span>{say('schedule.run.spent', { spent: Math.min(running.seconds, Math.floor(spent)), total: running.seconds })}</span>
          <strong role="status">{course ? say('schedule.run.placed', { placed: course.placed, all: course.all }) : say('schedule.run.begin')}</strong>
          {course && <span>{say('schedule.run.cost', { cost: number(Math.round(course.cost)) })}</span>}
        </p>
      </div>
      {course && <Curve curve={course.curve} spent={spent} />}
      <Button ref={first} type="primary" disabled={!course} loading={asked === running.run} onClick={() => (setAsked(running.run), void enough(client))}>{say('schedule.run.enough')}</Button>
      <Button onClick={cancelSearch}>{say('ui.cancel')}</Button>
    </section>
  )
}

/** The cost of the best plan as it falls; drawn from where as many were placed as now, since more placed may cost more. */
function Curve({ curve, spent }: { curve: readonly { at: number; placed: number; cost: number }[]; spent: number }) {
  const placed = curve.at(-1)!.placed
  const own = curve.filter(p => p.placed === placed)
  const [least, most] = [Math.min(...own.map(p => p.cost)), Math.max(...own.map(p => p.cost))]
  const begin = own[0]!.at
  const x = (at: number) => ((at - begin) / Math.max(1, spent - begin)) * CURVE.width
  const y = (cost: number) => CURVE.height - 2 - ((cost - least) / Math.max(1, most - least)) * (CURVE.height - 4)
  const path = own.map((p, i) => (i ? `H${x(p.at).toFixed(1)}V${y(p.cost).toFixed(1)}` : `M0 ${y(p.cost).toFixed(1)}`)).join('')
  return (
    <svg className="schedule-curve" width={CURVE.width} height={CURVE.height} viewBox={`0 0 ${CURVE.width} ${CURVE.height}`} aria-hidden="true">
      <path d={`${path}H${CURVE.width}`} />
    </svg>
  )
}
