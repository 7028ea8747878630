import type { z } from 'zod'
import type { FieldInfo } from '../base/field.ts'

/** A column of a file that is no field of a record: described by the constructors of field.ts all the same. */
export function fileField(name: string, required: boolean, schema: z.ZodType): FieldInfo {
  return { name, required, schema, ...(schema.meta() as Omit<FieldInfo, 'name' | 'required' | 'schema'>) } // the constructors of field.ts always describe
}
