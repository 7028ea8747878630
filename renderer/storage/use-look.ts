import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { JobName } from '#contract/contract.ts'
import type { AskError, JobInput, JobResult } from '#renderer/client/client.ts'
import { useClient } from '#renderer/client/hooks.ts'

/**
 * The answer of a job that only looks at the data folder. It is asked again after every change, like a query's, and besides
 * when a screen opens or the user comes back to the window: disks and backups also change without anybody's act.
 */
export function useLook<N extends JobName>(name: N, input: JobInput<N>): UseQueryResult<JobResult<N>, AskError> {
  const client = useClient()
  return useQuery<JobResult<N>, AskError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => client.look(name, input, signal),
    refetchOnMount: () => (client.isAhead ? false : 'always'),
    refetchOnWindowFocus: 'always',
  })
}

/** How the data folder stands. */
export const useStorageState = () => useLook('storage.state', {})
