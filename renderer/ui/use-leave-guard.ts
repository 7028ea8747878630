import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'

/** Asks before a page with unsaved edits is left, by a link or with the window. What is returned goes on without asking. */
export function useLeaveGuard(dirty: boolean): (go: () => void) => void {
  const { modal } = App.useApp()
  const { say } = useSay()
  const free = useRef(false)
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && !free.current && currentLocation.pathname !== nextLocation.pathname)
  const held = useRef(blocker)
  held.current = blocker
  const blocked = blocker.state === 'blocked'
  useEffect(() => {
    if (!blocked) return
    // asked once however often the page is drawn meanwhile: a second question over the first would take its answer
    const answer = (how: 'proceed' | 'reset') => () => held.current[how]?.()
    const question = modal.confirm({ title: say('ui.leave'), content: say('ui.leave.text'), okText: say('ui.leave.yes'), cancelText: say('ui.leave.no'), onOk: answer('proceed'), onCancel: answer('reset') })
    return question.destroy
  }, [blocked, modal, say])
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    if (dirty) addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [dirty])
  return go => {
    free.current = true
    go()
  }
}
