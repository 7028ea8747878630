import { memo, type CSSProperties } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { Names } from './names.ts'
import { changeText } from './change-text.ts'
import type { Block, WhoKind } from './week-model.ts'

type WeekBlockProps = { block: Block; kind: WhoKind; names: Names; pinned: boolean; selected: boolean; isStop: boolean; /** for which there is room below the title and the state */ lines: number; style: CSSProperties; onOpen: (block: Block) => void; onFocus: (key: string) => void }

/** One block of a week: what and with whom, and in words whether it is new, moved from elsewhere, or as it was. */
export const WeekBlock = memo(function WeekBlock({ block, kind, names, pinned, selected, isStop, lines: room, style, onOpen, onFocus }: WeekBlockProps) {
  const { say } = useSay()
  const told = toldOf()
  const lines = [told.title, told.state, ...told.lines].filter(Boolean)
  const weeks = names.weeksOf(block.weeks)
  return (
    <button
      type="button"
      data-block={block.key}
      className={`week-block ${told.look}${selected ? ' selected' : ''}`}
      style={style}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={selected}
      aria-label={[told.title, told.state, pinned ? say('schedule.pinned') : '', ...told.lines, names.time(told.at), weeks].filter(Boolean).join(', ')}
      title={[...lines, weeks].join('\n')}
      onClick={() => onOpen(block)}
      onFocus={() => onFocus(block.key)}
    >
      <span className="week-title">{(told.isKept || pinned) && <Icon name="lock" size={12} />}{told.title}</span>
      {told.state && <span className="week-state">{told.state}</span>}
      <span className="week-more" style={{ WebkitLineClamp: room + (told.state ? 0 : 1) }} hidden={room === 0}>{[...told.lines, weeks].join(' · ')}</span>
    </button>
  )

  function toldOf() {
    if (block.kind === 'fixed') {
      const { fixed } = block
      const others = [kind === 'classGroup' ? '' : fixed.classGroups.join(' '), kind === 'workshop' ? '' : fixed.workshop, kind === 'teacher' ? '' : fixed.teachers.join(' ')]
      return { look: 'fixed', title: fixed.title, state: '', lines: others.filter(Boolean), at: fixed, isKept: fixed.locked }
    }
    if (block.kind === 'was') {
      const [session] = block.sessions
      const [left] = block.leftOut
      const at = (session?.before ?? left?.before)!
      return { look: session ? 'was' : 'was out', title: session?.title ?? left?.title ?? '', state: session ? changeText(say, names, session, 'to') : say('schedule.takenAway'), lines: [], at, isKept: false }
    }
    const session = block.sessions[0]!
    const others = [kind === 'classGroup' ? '' : names.list(session.classGroupIds), kind === 'workshop' || !session.workshopId ? '' : names.name(session.workshopId), kind === 'teacher' ? '' : names.list(session.teacherIds)]
    const state = session.state === 'moved' ? changeText(say, names, session, 'from') : say(`timetable.state.${session.state}`)
    return { look: session.state, title: session.title, state: block.sessions.length > 1 ? say('schedule.several', { state, n: block.sessions.length }) : state, lines: others.filter(Boolean), at: session, isKept: false }
  }
})
