import { z } from 'zod'
import { BookedItem } from '#domain/records/booking.ts'
import { listText, type Language } from '#words/say.ts'

const Held = z.union([z.string().transform(id => [{ id, units: 1 }]), z.array(z.union([z.string().transform(id => ({ id, units: 1 })), BookedItem.transform(i => ({ id: i.equipmentId, units: i.units }))]))])

/** The names of what a field of a booking held: a room, people, or machines with their pieces; an em dash for nothing. */
export function namesText(value: unknown, names: Readonly<Record<string, string>>, language: Language): string {
  const held = Held.safeParse(value)
  if (!held.success || !held.data.length) return '—'
  return listText(held.data.map(({ id, units }) => `${names[id] ?? id}${units > 1 ? ` ×${units}` : ''}`), language)
}
