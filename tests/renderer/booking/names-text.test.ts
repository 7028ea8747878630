import { expect, test } from 'vitest'
import { namesText } from '#renderer/booking/panel/names-text.ts'

const names = { 'workshop:a': '面点实训室', 'equipment:a': '数控车床 1 号', 'teacher:a': '董丽', 'teacher:b': '韩慧' }

test('what a booking held is said by name, machines with their pieces, nothing as a dash', () => {
  expect(namesText('workshop:a', names, 'zh-CN')).toBe('面点实训室')
  expect(namesText(['teacher:a', 'teacher:b'], names, 'zh-CN')).toContain('董丽')
  expect(namesText([{ equipmentId: 'equipment:a', units: 3 }], names, 'en')).toBe('数控车床 1 号 ×3')
  expect(namesText(null, names, 'en')).toBe('—')
})
