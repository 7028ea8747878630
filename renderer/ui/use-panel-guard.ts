import { App } from 'antd'
import { useSay } from '#renderer/client/language.tsx'

/** Something else is opened at the side only when nothing unsaved is lost there, or when the user says so. */
export function usePanelGuard(): (go: () => void) => void {
  const { modal } = App.useApp()
  const { say } = useSay()
  return go => {
    if (!document.querySelector('.side-panel [data-unsaved]')) return go()
    modal.confirm({ title: say('register.unsaved'), content: say('register.unsaved.text'), okText: say('register.discard'), cancelText: say('register.keepEditing'), onOk: go })
  }
}
