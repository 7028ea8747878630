import { z } from 'zod'
import { ListView } from '#domain/records/list-view.ts'
import type { TableName } from '#domain/table-names.ts'
import { command, query } from './define.ts'
import { REGISTER_TABLES } from './register.ts'

const Register = z.enum(REGISTER_TABLES as [TableName, ...TableName[]])
const Id = z.string().min(1).max(120)

export const listViewContract = {
  commands: {
    /** Keeps a view under its name: a new one, or another way to look for one that is there. */
    'view.save': command<{ id: string }>()(() => z.strictObject({ id: Id.optional(), view: ListView.omit({ id: true }).extend({ register: Register }) })),
    'view.remove': command<{ id: string }>()(() => z.strictObject({ id: Id })),
  },
  queries: {
    /** The views of a register, or of all of them, by their names. */
    'view.list': query<ListView[]>()(() => z.strictObject({ register: Register.optional() }), ['listView']),
  },
  jobs: {},
}
