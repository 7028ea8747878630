import { createSample } from '#adapters/sample/sample.ts'
import type { Change } from '#domain/base/change.ts'

/** The first set of a sample college: all of it, but for the internships of the large one. */
export function firstSet(size: 'small' | 'college' | 'large', language: 'zh-CN' | 'en', today: string): Change[] {
  for (const { changes } of createSample().sets(size, language, today)) return changes
  return []
}
