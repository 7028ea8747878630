import { z } from 'zod'

/** What a college may call by words of its own. */
export const TERMS = ['programme', 'department', 'classGroup', 'workshop'] as const
export type Term = (typeof TERMS)[number]

const Word = z.string().trim().min(1).max(30).regex(/^[^\u0000-\u001f{}$]*$/) // nothing that a sentence would put something in for

/** A college's own words: in Chinese, and in English for one and for several. What is absent is called as usual. */
export const Terms = z.partialRecord(z.enum(TERMS), z.strictObject({ zh: Word.optional(), en: Word.optional(), enMany: Word.optional() }))
export type Terms = z.infer<typeof Terms>
