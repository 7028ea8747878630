import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { PackOffers } from '#contract/pack.ts'
import type { PagePlace } from '#domain/pack/build-pack.ts'
import { useSay } from '#renderer/client/language.tsx'
import { shortcutAt } from '#renderer/shell/shortcuts.ts'
import { textIn } from '#words/say.ts'
import { PageItem } from './PageItem.tsx'
import { pageHeading } from './page-heading.ts'
import { PageOptions } from './PageOptions.tsx'
import type { PackEditor } from './use-pack-editor.ts'

type PageListProps = {
  editor: PackEditor
  offers: PackOffers | undefined
  /** where each page stands in the pack as it was drawn last */
  places: readonly PagePlace[]
  open: number | null
  onOpen: (key: number | null) => void
}

/** The pages in their order: moved by dragging, by buttons or by Alt and the arrows; the one that is open shows what can be chosen. */
export function PageList({ editor, offers, places, open, onOpen }: PageListProps) {
  const { say, language } = useSay()
  const list = useRef<HTMLOListElement>(null)
  const { pages, audience } = editor.edited
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const [focus, setFocus] = useState<{ key: number } | null>(null)
  // a line that is moved loses the focus: it gets it back
  useEffect(() => {
    if (focus) list.current?.querySelector<HTMLElement>(`[data-page="${focus.key}"]`)?.focus()
  }, [focus])

  function move(from: number, to: number) {
    if (to < 0 || to >= pages.length || from === to) return
    const { key, page } = pages[from]!
    editor.move(from, to)
    setSaid(say('packs.moved', { heading: pageHeading(page, offers, language), no: to + 1, of: pages.length }))
    setFocus({ key })
  }
  function remove(at: number) {
    const { key, page } = pages[at]!
    editor.remove(key)
    setSaid(say('packs.page.removed', { heading: pageHeading(page, offers, language) }))
    const next = pages[at + 1] ?? pages[at - 1]
    if (next) setFocus({ key: next.key })
    if (open === key) onOpen(null)
  }
  function onKeyDown(event: KeyboardEvent, at: number) {
    const shortcut = shortcutAt(event, 'pack')
    const to = event.key === 'ArrowUp' ? at - 1 : at + 1
    if (shortcut === 'pack.move') move(at, to)
    else if (shortcut === 'pack.step') list.current?.querySelectorAll<HTMLElement>('[data-page]')[to]?.focus()
    else if (shortcut === 'pack.remove') remove(at)
    else return // the line is a button, which Enter presses
    event.preventDefault()
  }
  function onDrop(event: DragEvent, at: number) {
    event.preventDefault()
    if (dragged !== null) move(dragged, at)
    setDragged(null)
    setOver(null)
  }
  return (
    <>
      <ol className="pack-pages" ref={list} aria-label={say('packs.list')} aria-describedby="pack-pages-hint">
        {pages.map(({ key, page }, i) => {
          const place = places[i]
          return (
            <li
              key={key}
              className={[open === key ? 'open' : '', over === i && dragged !== null && dragged !== i ? (dragged < i ? 'drop-below' : 'drop-above') : ''].join(' ')}
              onDragOver={e => {
                if (dragged === null) return
                e.preventDefault()
                setOver(i)
              }}
              onDrop={e => onDrop(e, i)}
            >
              <PageItem
                id={key}
                no={i + 1}
                of={pages.length}
                heading={pageHeading(page, offers, language)}
                leftOut={place && 'leftOut' in place ? textIn(language, place.leftOut) : null}
                open={open === key}
                onOpen={() => onOpen(open === key ? null : key)}
                onKeyDown={e => onKeyDown(e, i)}
                onMove={step => move(i, i + step)}
                onRemove={() => remove(i)}
                onDrag={on => setDragged(on ? i : null)}
              />
              {open === key && (
                <div className="pack-options">
                  <PageOptions page={page} audience={audience} offers={offers} onChange={(next, typing) => editor.replace(key, next, typing ? `${key} ${typing}` : null)} />
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <p className="field-hint" id="pack-pages-hint">{pages.length ? say('packs.list.hint') : say('packs.empty')}</p>
      <span className="visually-hidden" role="status">{said}</span>
    </>
  )
}
