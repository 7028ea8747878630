import { bySound } from '../base/by-sound.ts'
import type { LocalDate } from '../base/time.ts'
import { meets, type Stays } from '../placement/stays.ts'
import { nameOf } from '../record-name.ts'
import type { Tables } from '../tables.ts'

/** A host as the roster offers it: how many interns it has in the days that are looked at, and at which of its posts. */
export type RosterHost = { id: string; name: string; interns: number; posts: { id: string; name: string; interns: number }[] }

/** Every host, those with interns between the two days first, of these the ones that work in shifts, then by name. */
export function rosterHosts(tables: Pick<Tables, 'enterprise' | 'post' | 'shiftType'>, stays: Stays, from: LocalDate, to: LocalDate): RosterHost[] {
  const hosts = [...tables.enterprise.values()].map(({ id, name }): RosterHost => {
    const there = stays.at(id).filter(s => meets(s.segments, from, to))
    const posts = new Map<string, number>()
    for (const { segments } of there) {
      const mine = new Set(segments.filter(s => s.from <= to && s.to >= from).flatMap(s => s.postId ?? []))
      for (const post of mine) posts.set(post, (posts.get(post) ?? 0) + 1)
    }
    return { id, name, interns: there.length, posts: [...posts].map(([post, interns]) => ({ id: post, name: nameOf(tables, post), interns })).sort(byName) }
  })
  const inShifts = new Set([...tables.shiftType.values()].map(type => type.enterpriseId))
  const rank = ({ id, interns }: RosterHost) => (interns > 0 ? (inShifts.has(id) ? 0 : 1) : 2)
  return hosts.sort((a, b) => rank(a) - rank(b) || byName(a, b))
}

function byName(a: { name: string }, b: { name: string }): number {
  return bySound.compare(a.name, b.name)
}
