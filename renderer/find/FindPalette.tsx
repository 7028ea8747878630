import { Input, Modal } from 'antd'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import type { ListView } from '#domain/records/list-view.ts'
import type { Found, FoundRecord } from '#contract/find.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { savePreferences } from '#renderer/shell/kept-preferences.ts'
import { useTheme } from '#renderer/shell/preferences.ts'
import { shortcutAt } from '#renderer/shell/shortcuts.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { foundPath } from './found-path.ts'
import { thingsToDo, type Thing } from './things-to-do.ts'
import './find.css'

type FindPaletteProps = { undo: () => unknown; redo: () => unknown; onClose: () => void }
type Line = { key: string; name: string; hint: string; kind: string; go: () => void }

/** Pages and commands that are shown before anything is typed, and beside records. */
const MOST_THINGS = 6

const NONE: ListView[] = []

/** Finds any record, page or command by a few letters: ↑ ↓ choose, Enter opens, Esc closes. */
export function FindPalette({ undo, redo, onClose }: FindPaletteProps) {
  const words = useSay()
  const { say } = words
  const theme = useTheme()
  const navigate = useNavigate()
  const list = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [chosen, setChosen] = useState(0)
  const { start, refusal } = useJob('find.records')
  const { data: views = NONE } = useAsk('view.list', {})
  const things = useMemo(
    () => thingsToDo(say, { views, undo: () => void undo(), redo: () => void redo(), turnTheme: () => savePreferences({ theme: theme === 'dark' ? 'light' : 'dark' }) }),
    [say, views, undo, redo, theme],
  )
  const others = useMemo(() => things.map(({ key, text: words }) => ({ key, text: words })), [things])

  useEffect(() => {
    let wanted = true
    if (!text.trim()) return setFound(null)
    void start({ text, others }).then(outcome => {
      if (!wanted || !outcome.ok) return
      setFound(outcome.value)
      setChosen(0)
    })
    return () => void (wanted = false)
  }, [text, others, start])

  const lines = linesOf(found, things, words, path => {
    onClose()
    void navigate(path)
    // who found a page goes on in it, unless it has taken the keyboard itself
    const middle = document.getElementById('middle')
    requestAnimationFrame(() => middle?.contains(document.activeElement) || middle?.focus({ preventScroll: true }))
  }, onClose)
  const shown = useRef<HTMLUListElement>(null)
  useEffect(() => {
    shown.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return // Enter ends the composition of a character, and nothing else
    const shortcut = shortcutAt(event, 'find')
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key] ?? 0
    if (shortcut === 'find.step') setChosen(at => Math.max(0, Math.min(lines.length - 1, at + step)))
    else if (shortcut === 'find.open') lines[chosen]?.go()
    else return
    event.preventDefault()
  }
  return (
    <Modal open title={null} footer={null} closable={false} onCancel={onClose} width={640} className="find" aria-label={say('find.title')} destroyOnHidden>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<Icon name="search" />}
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls={list}
        aria-activedescendant={lines[chosen] && `${list}-${chosen}`}
        aria-label={say('find.title')}
        placeholder={say('find.placeholder')}
        value={text}
        onChange={e => setText(e.target.value)}
        onKeyDown={onKeyDown}
        maxLength={200}
      />
      {refusal && refusal.code !== 'job.cancelled' && <RefusalNote refusal={refusal} />}
      <ul className="find-list" id={list} role="listbox" aria-label={say('find.results')} ref={shown}>
        {lines.map((line, i) => (
          <li key={line.key} id={`${list}-${i}`} role="option" aria-selected={i === chosen} onMouseMove={() => setChosen(i)} onClick={line.go}>
            <span className="find-name">{line.name}</span>
            <span className="find-hint">{line.hint}</span>
            <span className="find-kind">{line.kind}</span>
          </li>
        ))}
      </ul>
      <div className="find-foot" role="status">
        {text.trim() && found && !lines.length ? say('find.nothing', { text: text.trim() }) : say('find.keys')}
      </div>
    </Modal>
  )
}

function linesOf(found: Found | null, things: readonly Thing[], { say, called }: ReturnType<typeof useSay>, to: (path: string) => void, close: () => void): Line[] {
  const lineOf = (thing: Thing): Line => ({
    key: thing.key,
    name: thing.text,
    hint: '',
    kind: say(`find.kind.${thing.kind}`),
    go: () => {
      close()
      thing.go(to)
    },
  })
  if (!found) return things.filter(t => t.kind === 'page').slice(0, MOST_THINGS).map(lineOf)
  const byKey = new Map(things.map(thing => [thing.key, thing]))
  const fitting = found.others.flatMap(key => byKey.get(key) ?? [])
  const record = ({ id, name, hint, table }: FoundRecord): Line => ({ key: id, name: called(name), hint, kind: say(`table.${table}`), go: () => to(foundPath(id)) })
  // a page or command that is called just so comes first; the rest of them after the first records
  return [...fitting.slice(0, MOST_THINGS).map(lineOf), ...found.records.map(record), ...fitting.slice(MOST_THINGS).map(lineOf)]
}
