import type { Failure, Service } from './service-process.ts'

const SHORT_LIFE = 10_000 // ms: a service that is lost sooner after its start would be lost again

export type RunningParts = {
  start(): Service
  /** every window gets a line to this service; what was asked over its old line ends there */
  connect(service: Service): void
  /** the service can not be had: true tries again, false gives up */
  tryAgain(failure: Failure): Promise<boolean>
  giveUp(): void
}

export type RunningService = {
  current(): Service
  /** Resolves when the college is open for the first time; false where the user gave up. */
  opened: Promise<boolean>
  stop(): Promise<void>
}

/**
 * Keeps a service running. One that is lost is started again and the windows get a line to it: what was acknowledged is on the disk.
 * One that is lost at once, or that can not open the college, is tried again only if the user says so.
 */
export function keepRunning({ start, connect, tryAgain, giveUp }: RunningParts): RunningService {
  let stopping = false
  let service: Service
  let startedAt = 0
  const opened = open()

  /** Starts until a service has the college open. */
  async function open(): Promise<boolean> {
    for (;;) {
      startedAt = Date.now()
      service = start()
      connect(service)
      const failure = await service.opened
      if (stopping) return false
      if (!failure) {
        void watch(service)
        return true
      }
      if (failure !== 'ended') await service.stop()
      if (!(await tryAgain(failure))) return false
    }
  }

  async function watch(mine: Service): Promise<void> {
    await mine.ended
    if (stopping) return
    const soon = Date.now() - startedAt < SHORT_LIFE
    if (soon && !(await tryAgain('ended'))) return giveUp()
    if (!(await open()) && !stopping) giveUp()
  }

  return {
    current: () => service,
    opened,
    async stop() {
      if (stopping) return
      stopping = true
      await service.stop()
    },
  }
}
