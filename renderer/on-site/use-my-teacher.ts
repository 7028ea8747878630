import { useAsk } from '#renderer/client/hooks.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'

/** The teacher who sits here, where the name of this computer's user is a teacher's. */
export function useMyTeacherId(): string | undefined {
  const { name } = usePreferences()
  const teachers = useAsk('register.options', { table: 'teacher' }, { enabled: name !== '' })
  return teachers.data?.find(t => t.name === name)?.id
}
