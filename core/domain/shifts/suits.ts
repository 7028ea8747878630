import type { Segment } from '../placement/segments.ts'
import type { ShiftType } from '../records/host.ts'

/** Whether a kind of shift can be worked on these days: it belongs to the host, and to the post where it is for one post only. */
export function suits(type: Pick<ShiftType, 'enterpriseId' | 'postId'>, { enterpriseId, postId }: Pick<Segment, 'enterpriseId' | 'postId'>): boolean {
  return type.enterpriseId === enterpriseId && (type.postId === undefined || type.postId === postId)
}
