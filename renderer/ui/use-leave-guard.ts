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
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const question = modal.confirm({ title: say('ui.leave'), content: say('ui.leave.text'), okText: say('ui.leave.yes'), cancelText: say('ui.leave.no'), onOk: () => blocker.proceed(), onCancel: () => blocker.reset() })
    return question.destroy
  }, [blocker, modal, say])
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
