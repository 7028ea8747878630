import type { HostRoom, PostRoom } from './room.ts'

type Held = { fixture: string | null; placement: { postId: string | null; batchId: string | null } | null }

/** Whether the share of its staff (A16), not the number of places, is what limits a post: one more there is a matter of the rule. */
export function isAtShare(room: PostRoom | undefined): boolean {
  return room !== undefined && room.share !== null && room.share.most < (room.given ?? 0) - room.others
}

/** How many students can still be placed: what posts have left, as far as the share of its staff lets each host take them; without those whose place is fixed. */
export function freePlaces(view: {
  posts: readonly { id: string; hostId: string; rooms: Readonly<Record<string, PostRoom>> }[]
  hosts: readonly { id: string; limits: Readonly<Record<string, HostRoom>> }[]
  students: readonly Held[]
}): number {
  const fixed = new Map<string, number>()
  for (const { fixture, placement } of view.students) {
    if (!fixture || !placement?.postId || !placement.batchId) continue
    const key = `${placement.postId}\n${placement.batchId}`
    fixed.set(key, (fixed.get(key) ?? 0) + 1)
  }
  let free = 0
  for (const { id, limits } of view.hosts) {
    const posts = view.posts.filter(p => p.hostId === id)
    for (const [batch, limit] of Object.entries(limits)) {
      const held = posts.map(p => fixed.get(`${p.id}\n${batch}`) ?? 0)
      const places = posts.reduce((sum, p, i) => sum + Math.max(0, (p.rooms[batch]?.places ?? 0) - held[i]!), 0)
      free += Math.min(places, limit ? Math.max(0, limit.most - held.reduce((a, b) => a + b, 0)) : places)
    }
  }
  return free
}
