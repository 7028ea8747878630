import type { z } from 'zod'
import { Booking, SessionRequest, UnavailableTime } from './records/booking.ts'
import { BellTable, CalendarDay, Term } from './records/calendar.ts'
import { College } from './records/college.ts'
import { Conflict, Device, TakeAlong } from './records/exchange.ts'
import { Equipment, Workshop, Workstation } from './records/equipment.ts'
import { Agreement, Contact, Enterprise, Post, PostPlaces, ShiftType, StaffCount } from './records/host.ts'
import { ImportMapping } from './records/import-mapping.ts'
import { IndicatorNote, IndicatorTarget, OwnIndicator } from './records/indicator.ts'
import { Batch, Exemption, InternshipPlan, Leave, Payment, Placement, PlacementChange, Wish } from './records/internship.ts'
import { Assessment, Certificate, Destination, Feedback, ItemDelivery, RatingScale, Skill, TrainingItem } from './records/outcome.ts'
import { Donation, EnterpriseService, EnterpriseTeaching, LedgerRate, MentorWork, SkillDemand } from './records/partnership.ts'
import { ListView } from './records/list-view.ts'
import { PackTemplate } from './records/pack.ts'
import { Attendance, FindingOverride, Incident, Journal, RuleSetting, Shift, Signature, Ticket, Visit, VisitIssue } from './records/on-site.ts'
import { ClassGroup, Programme, Qualification, Teacher, TeacherQualification } from './records/people.ts'
import { Student } from './records/student.ts'
import { Fault, Maintenance, MaintenancePlan } from './records/upkeep.ts'
import type { TableName } from './table-names.ts'

/** Every table of the college, by name. A record's id begins with its table's name: `equipment:…`. */
export const schemas = {
  college: College,
  term: Term,
  bellTable: BellTable,
  calendarDay: CalendarDay,
  programme: Programme,
  classGroup: ClassGroup,
  teacher: Teacher,
  qualification: Qualification,
  teacherQualification: TeacherQualification,
  enterprise: Enterprise,
  workshop: Workshop,
  workstation: Workstation,
  equipment: Equipment,
  maintenancePlan: MaintenancePlan,
  maintenance: Maintenance,
  fault: Fault,
  booking: Booking,
  sessionRequest: SessionRequest,
  unavailableTime: UnavailableTime,
  contact: Contact,
  agreement: Agreement,
  post: Post,
  postPlaces: PostPlaces,
  staffCount: StaffCount,
  shiftType: ShiftType,
  student: Student,
  internshipPlan: InternshipPlan,
  batch: Batch,
  wish: Wish,
  placement: Placement,
  placementChange: PlacementChange,
  exemption: Exemption,
  leave: Leave,
  payment: Payment,
  attendance: Attendance,
  signature: Signature,
  shift: Shift,
  visit: Visit,
  visitIssue: VisitIssue,
  journal: Journal,
  incident: Incident,
  ticket: Ticket,
  findingOverride: FindingOverride,
  ruleSetting: RuleSetting,
  skill: Skill,
  assessment: Assessment,
  trainingItem: TrainingItem,
  itemDelivery: ItemDelivery,
  certificate: Certificate,
  destination: Destination,
  ratingScale: RatingScale,
  feedback: Feedback,
  skillDemand: SkillDemand,
  mentorWork: MentorWork,
  enterpriseTeaching: EnterpriseTeaching,
  donation: Donation,
  enterpriseService: EnterpriseService,
  ledgerRate: LedgerRate,
  indicator: OwnIndicator,
  indicatorTarget: IndicatorTarget,
  indicatorNote: IndicatorNote,
  packTemplate: PackTemplate,
  listView: ListView,
  importMapping: ImportMapping,
  device: Device,
  takeAlong: TakeAlong,
  conflict: Conflict,
} as const satisfies Record<TableName, z.ZodType>

export type Row<K extends TableName> = z.infer<(typeof schemas)[K]>
export type Tables = { readonly [K in TableName]: ReadonlyMap<string, Row<K>> }
