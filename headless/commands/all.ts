import type { Command } from './command.ts'

/** Every command of the command line by name, in the order of the help. Only what is called for is loaded: a window must not wait for the others. */
export const commands: Record<string, () => Promise<Command>> = {
  init: async () => (await import('./init.ts')).init,
  serve: async () => (await import('./serve.ts')).serve,
  import: async () => (await import('./import-file.ts')).importFile,
  export: async () => (await import('./export-table.ts')).exportTable,
  check: async () => (await import('./check.ts')).check,
  match: async () => (await import('./match.ts')).match,
  schedule: async () => (await import('./schedule.ts')).schedule,
  report: async () => (await import('./report.ts')).report,
  backup: async () => (await import('./storage.ts')).backup,
  restore: async () => (await import('./storage.ts')).restore,
  verify: async () => (await import('./storage.ts')).verify,
  repair: async () => (await import('./storage.ts')).repair,
  bundle: async () => (await import('./bundle.ts')).bundle,
  history: async () => (await import('./history.ts')).history,
  run: async () => (await import('./contract.ts')).run,
  ask: async () => (await import('./contract.ts')).ask,
  contract: async () => (await import('./contract.ts')).contractList,
}
