/** Who sits at a computer: the office writes everything, a teacher what he does himself, a reader nothing. */
export const ROLES = ['office', 'teacher', 'reader'] as const
export type Role = (typeof ROLES)[number]
