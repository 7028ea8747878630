import type { BackupEntry } from '#contract/storage.ts'
import { useSay } from '#renderer/client/language.tsx'
import { countsOf } from './backup-facts.ts'

/** How many records of each table a backup holds, in one line. */
export function Holds({ backup }: { backup: BackupEntry }) {
  const { say, number } = useSay()
  return <>{countsOf(backup).map(([table, n]) => `${say(`tables.${table}`)} ${number(n)}`).join(' · ')}</>
}
