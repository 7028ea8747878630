export const calendar = {
  'progress.calendar.reading': 'Reading the holiday file',
  'command.calendar.useOfficial': 'Added {{count, number}} official holidays and make-up workdays of {{years, list}}',
  'command.calendar.importHolidays': 'Imported {{count, number}} holidays and make-up workdays of {{years, list}}',
  'refusal.calendar.noYear': 'No official days of {{year}} come with the program (it has {{years, list}}). Import them from a file.',
  'refusal.calendar.json': '{{file}} is not a holiday file. It should be JSON with date, kind and name of each day, or an .xlsx or .csv file with these columns.',
  'refusal.calendar.item': '{{file}}: entry {{item, number}} has no valid date, kind (holiday or workday) and name: {{text}}. Nothing was changed.',
  'refusal.calendar.empty': '{{file}} names no days. Nothing was changed.',
  'refusal.calendar.twice': '{{file}} names {{date, day}} twice. Remove one of the two and try again.',
  'refusal.calendar.heads': '{{file}} has no sheet with the columns {{heads, list}} in its first ten rows.',
  'refusal.calendar.cell': '{{file}}, sheet {{sheet}}, row {{row, number}}, column {{column}}: “{{text}}” is not understood. Dates as 2027-01-01, kinds as 放假 or 上班 (holiday or workday). Nothing was changed.',
} satisfies Record<string, string>
