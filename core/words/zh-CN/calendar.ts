export const calendar = {
  'progress.calendar.reading': '正在读取放假安排文件',
  'command.calendar.useOfficial': '加入 {{years, list}} 年官方放假和调休上班日 {{count, number}} 天',
  'command.calendar.importHolidays': '导入 {{years, list}} 年放假和调休上班日 {{count, number}} 天',
  'refusal.calendar.noYear': '程序没有自带 {{year}} 年的放假安排（自带 {{years, list}} 年），请从文件导入。',
  'refusal.calendar.json': '“{{file}}”不是放假安排文件。应为含每天日期、类型、名称的 JSON，或有这些列的 .xlsx、.csv 文件。',
  'refusal.calendar.item': '“{{file}}”第 {{item, number}} 条缺少正确的日期、类型（放假或上班）或名称：{{text}}。数据没有改动。',
  'refusal.calendar.empty': '“{{file}}”里没有任何日期。数据没有改动。',
  'refusal.calendar.twice': '“{{file}}”里 {{date, day}} 出现了两次，请删去一条后重试。',
  'refusal.calendar.heads': '“{{file}}”前十行里没有找到{{heads, list}}这几列。',
  'refusal.calendar.cell': '“{{file}}”工作表“{{sheet}}”第 {{row, number}} 行“{{column}}”列：“{{text}}”无法识别。日期写成 2027-01-01，类型写“放假”或“上班”。数据没有改动。',
} satisfies Record<string, string>
