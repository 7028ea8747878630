import { useCallback, useMemo, useState } from 'react'
import { sameValue } from '#domain/base/change.ts'
import type { PackDraft, PackPage } from '#domain/records/pack.ts'
import { moved } from './moved.ts'

/** A page with a mark of its own, by which it is known wherever it is moved. */
export type KeyedPage = { key: number; page: PackPage }
export type EditedPack = Omit<PackDraft, 'pages'> & { pages: KeyedPage[] }
type Kept = { now: EditedPack; before: EditedPack[]; after: EditedPack[]; /** what was typed into last: the next letters belong to the same step */ typing: string | null }

/** So many steps can be taken back. */
const STEPS = 100
let lastKey = 0

function keyed(pack: PackDraft): EditedPack {
  return { ...pack, pages: pack.pages.map(page => ({ key: ++lastKey, page })) }
}
/** The pack as it is saved and drawn. */
function plain({ pages, ...pack }: EditedPack): PackDraft {
  return { ...pack, pages: pages.map(({ page }) => page) }
}

/** Without the fields that say nothing, as it would lie on the disk. */
function written(pack: PackDraft): unknown {
  return JSON.parse(JSON.stringify(pack))
}

/** A pack while it is put together: every step can be taken back until it is saved. `saved` is what lies on the disk, null for a new one. */
export function usePackEditor(start: PackDraft, saved: PackDraft | null) {
  const [{ now, before, after }, setKept] = useState<Kept>(() => ({ now: keyed(start), before: [], after: [], typing: null }))
  const pack = useMemo(() => plain(now), [now])
  const [known, setKnown] = useState(saved)
  if (saved !== null && !sameValue(saved, known)) {
    setKnown(saved)
    // put back from its history, or changed on another screen: who has altered nothing here goes along
    if (known !== null && sameValue(written(pack), known)) setKept({ now: keyed(saved), before: [], after: [], typing: null })
  }
  const dirty = useMemo(() => saved === null || !sameValue(written(pack), saved), [pack, saved])

  const change = useCallback((alter: (pack: EditedPack) => EditedPack, typing: string | null = null) => {
    setKept(kept => {
      const next = alter(kept.now)
      if (next === kept.now) return kept
      if (typing !== null && typing === kept.typing) return { ...kept, now: next, after: [] }
      return { now: next, before: [...kept.before, kept.now].slice(-STEPS), after: [], typing }
    })
  }, [])
  const set = useCallback((patch: Partial<EditedPack>, typing: string | null = null) => change(now => ({ ...now, ...patch }), typing), [change])
  const replace = useCallback((key: number, page: PackPage, typing: string | null = null) => change(now => ({ ...now, pages: now.pages.map(p => (p.key === key ? { key, page } : p)) }), typing), [change])
  const remove = useCallback((key: number) => change(now => ({ ...now, pages: now.pages.filter(p => p.key !== key) })), [change])
  const move = useCallback((from: number, to: number) => change(now => ({ ...now, pages: moved(now.pages, from, to) })), [change])
  const add = useCallback(
    (page: PackPage): number => {
      const key = ++lastKey
      change(now => ({ ...now, pages: [...now.pages, { key, page }] }))
      return key
    },
    [change],
  )
  /** puts another pack in its place, which can be taken back */
  const restore = useCallback((other: PackDraft) => change(() => keyed(other)), [change])
  const undo = useCallback(() => setKept(kept => (kept.before.length ? { now: kept.before.at(-1)!, before: kept.before.slice(0, -1), after: [kept.now, ...kept.after], typing: null } : kept)), [])
  const redo = useCallback(() => setKept(kept => (kept.after.length ? { now: kept.after[0]!, before: [...kept.before, kept.now], after: kept.after.slice(1), typing: null } : kept)), [])
  return { edited: now, pack, dirty, set, replace, remove, move, add, restore, undo, redo, canUndo: before.length > 0, canRedo: after.length > 0 }
}
export type PackEditor = ReturnType<typeof usePackEditor>
