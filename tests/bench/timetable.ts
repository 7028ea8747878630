import type { Bench } from './report.ts'
import { timetableCtt } from './timetable-ctt.ts'
import { timetableCollege } from './timetable-college.ts'
import { timetableFet } from './timetable-fet.ts'
import { timetableWindow } from './timetable-window.ts'

/** The automatic timetable: course timetabling of universities, FET files of real schools, the term of a college, and the window meanwhile. One thread, save for the window; `instances` names any of them, e.g. `01,02,smk,college,window`. */
export const timetable: Bench = async options => [...(await timetableCtt(options)), ...(await timetableFet(options)), ...(await timetableCollege(options)), ...(await timetableWindow(options))]
