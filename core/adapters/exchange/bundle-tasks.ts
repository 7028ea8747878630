import type { Progress } from '#contract/define.ts'
import type { WorkName, WorkResult, WorkTask } from './bundle-work.ts'
import { openBundle } from './open-bundle.ts'
import { sealBundle } from './seal-bundle.ts'

/** What takes seconds and hundreds of megabytes: done beside the desk, so that it goes on answering. */
export const work: { [N in WorkName]: (task: WorkTask[N], progress: (p: Progress) => void) => Promise<WorkResult[N]> } = { seal: sealBundle, open: openBundle }
