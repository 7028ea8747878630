import { refusalOf, useRun } from '#renderer/client/hooks.ts'

export type TypeFields = { name?: string; start?: string; end?: string; breakMinutes?: number | null; needWorkdays?: number | null; needRestDays?: number | null; postId?: string | null }

/** Writes the kinds of shifts of a host: their hours and how many people each wants. */
export function useTypes(enterpriseId: string) {
  const saving = useRun('register.save')
  const many = useRun('register.saveMany')
  return {
    busy: saving.busy || many.busy,
    refusal: saving.refusal ?? many.refusal,
    change: (id: string, fields: TypeFields) => saving.run({ table: 'shiftType', id, fields }),
    add: async (types: readonly Required<Pick<TypeFields, 'name' | 'start' | 'end'>>[], breakMinutes?: number) => {
      const rows = types.map(fields => ({ fields: { ...fields, enterpriseId, ...(breakMinutes ? { breakMinutes } : {}) } }))
      return refusalOf(await many.run({ table: 'shiftType', rows })) === null
    },
  }
}
