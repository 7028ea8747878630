export const fetTimetable = {
  'refusal.fet.tooManyPeriods': '文件每天有 {{count}} 个课时，自动排课最多支持 {{most}} 个。',
  'problem.fet.noStart': '活动 {{id}}（{{subject}}）没有可开始的课时：文件中的规则排除了所有时间。',
  'problem.fet.noRoom': '活动 {{id}}（{{subject}}）没有可用的教室：没有一间教室同时符合所有必须遵守的教室要求。',
  'problem.fet.fixedClash': '活动 {{id}}（{{subject}}）与活动 {{other}}（{{otherSubject}}）固定在同一时间，且需要相同的人员或教室。',
}
