/** What a college may call by words of its own. */
export const TERMS = ['programme', 'department', 'classGroup', 'workshop'] as const
export type Term = (typeof TERMS)[number]

/** A college's own words: in Chinese, and in English for one and for several. What is absent is called as usual. */
export type Terms = { [term in Term]?: { zh?: string | undefined; en?: string | undefined; enMany?: string | undefined } | undefined }
