import { integer, note, refs, ref, text, type FieldInfo } from '../base/field.ts'
import { fileField as field } from './file-field.ts'

/** The columns of a timetable file, domain.md E3. Not a table: a row becomes a weekly booking. */
export const TIMETABLE_FIELDS: FieldInfo[] = [
  field('title', true, text({ main: true, aliases: ['课程', '课程名称', '课程名', '科目', '实训项目', '教学内容', 'course', 'subject'] })),
  field('weekday', true, text({ main: true, aliases: ['星期', '周几', '上课星期', '星期几', 'weekday', 'day'] })),
  field('periods', true, text({ main: true, aliases: ['节次', '上课节次', '节数', '课节', 'period', 'periods'] })),
  field(
    'teacherIds',
    false,
    refs('teacher', { aliases: ['教师', '任课教师', '教师姓名', '授课教师', '老师', '工号', 'teacher', 'teachers'] }),
  ),
  field('workshopId', false, ref('workshop', { aliases: ['地点', '上课地点', '教室', '实训室', '场地', 'room', 'place'] })),
  field(
    'classGroupIds',
    false,
    refs('classGroup', { aliases: ['班级', '上课班级', '教学班', '班级名称', '专业班级', 'class', 'classes', 'group'] }),
  ),
  field('fromWeek', false, integer({ min: 1, max: 60, aliases: ['开始周', '起始周', '起周', '开始周次', 'first week', 'from week'] })),
  field('toWeek', false, integer({ min: 1, max: 60, aliases: ['结束周', '截止周', '止周', '结束周次', 'last week', 'to week'] })),
  field('parity', false, text({ aliases: ['单双周', '周类型', '单双', 'odd/even', 'week type'] })),
  field('weeks', false, text({ aliases: ['周次', '上课周次', '教学周', '起止周', 'weeks'] })),
  field('term', false, text({ aliases: ['学期', '学年学期', '开课学期', '上课学期', 'term', 'semester'] })),
  field('people', false, integer({ max: 100_000, aliases: ['人数', '学生人数', '选课人数', 'people', 'students'] })),
  field('note', false, note({ aliases: ['备注', 'note'] })),
]
