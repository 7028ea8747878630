export const fetTimetable = {
  'refusal.fet.tooManyPeriods': 'The file has {{count}} hours a day; the automatic timetable takes at most {{most}}.',
  'problem.fet.noStart': 'Activity {{id}} ({{subject}}) has no hour left at which it could begin: the file’s rules exclude them all.',
  'problem.fet.noRoom': 'Activity {{id}} ({{subject}}) has no room left: no room of the file is in all the lists that must be kept.',
  'problem.fet.fixedClash': 'Activity {{id}} ({{subject}}) is fixed at the same time as activity {{other}} ({{otherSubject}}), which needs the same people or room.',
}
