import type { RulePack } from './pack.ts'
import { CN_2021_4 } from './packs/cn-2021-4.ts'
import { GENERAL } from './packs/general.ts'

/** The rule packs that there are, by id. A new one is one file and one line here. */
export const PACKS: Readonly<Record<'cn-2021-4' | 'general', RulePack>> = { 'cn-2021-4': CN_2021_4, general: GENERAL }
