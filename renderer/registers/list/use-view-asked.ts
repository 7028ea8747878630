import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSteady } from '#renderer/ui/use-steady.ts'
import { isRegister } from '../register-tables.ts'
import type { ListState } from './list-state.ts'

/** Looks at the list as the view does that the address names (`?view=…`), once. */
export function useViewAsked({ table, look }: ListState): void {
  const [params, setParams] = useSearchParams()
  const asked = params.get('view')
  const { data } = useAsk('view.list', { register: table }, { enabled: asked !== null && isRegister(table) })
  const view = asked === null ? undefined : data?.find(({ id }) => id === asked)
  const show = useSteady((to: NonNullable<typeof view>) => {
    look(to)
    setParams({}, { replace: true })
  })
  useEffect(() => {
    if (view) show(view)
  }, [view, show])
}
