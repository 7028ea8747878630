import { bundle } from './bundle.ts'
import type { Command } from './command.ts'
import { ask, contractList, run } from './contract.ts'
import { exportTable } from './export-table.ts'
import { check } from './check.ts'
import { history } from './history.ts'
import { importFile } from './import-file.ts'
import { init } from './init.ts'
import { match } from './match.ts'
import { report } from './report.ts'
import { schedule } from './schedule.ts'
import { serve } from './serve.ts'
import { backup, repair, restore, verify } from './storage.ts'

/** Every command of the command line by name, in the order of the help. */
export const commands: Record<string, Command> = {
  init,
  serve,
  import: importFile,
  export: exportTable,
  check,
  match,
  schedule,
  report,
  backup,
  restore,
  verify,
  repair,
  bundle,
  history,
  run,
  ask,
  contract: contractList,
}
