/** The order in which people look names up: Chinese by pinyin, figures by value. Made once: one for each comparison would take a hundred times as long. */
export const bySound = new Intl.Collator('zh-CN', { numeric: true })
