import { unzipSync } from 'fflate'
import { createFiles } from '#adapters/files/files.ts'
import type { Cell } from '#domain/intake/sheet.ts'
import { heads } from '../../pictures.ts'
import type { Dice } from '../../storage/dice.ts'
import { alteredBy, byteChanges } from '../byte-changes.ts'
import { zipOf } from './zip-of.ts'

export type FileKind = 'csv' | 'xlsx' | 'ics' | 'fet' | 'json' | 'picture'
export type Hostile = { kind: FileKind; name: string; how: string; bytes: Uint8Array }

const utf8 = (text: string) => new Uint8Array(Buffer.from(text))
const table: Cell[][] = [
  ['资产编号', '设备名称', '单价', '数量', '购置日期', '所在实训室', '备注'],
  ['A1', '数控车床 "CK6140"', 128_000.5, 2, '2021-09-01', '车工实训室', '第一行\n第二行'],
  ['007', '铣床', 98_000, 1, '2019-03-15', '铣工实训室', "'=1+1"],
  ['A3', '钻床𠮷', null, 3, '2020-12-31', '车工实训室', ''],
]
const people: Cell[][] = [
  ['学号', '姓名', '性别', '班级', '身份证号', '手机号'],
  ['20260001', '张三', '男', '数控 2301 班', '110101200803071236', '13800000000'],
  ['20260002', '欧阳·娜娜', '女', '数控 2301 班', '', '13900000000'],
]
const csv = (rows: Cell[][], comma: string) => rows.map(row => row.map(cell => (/[",;\t\n]/.test(String(cell ?? '')) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? ''))).join(comma)).join('\r\n')

const ICS = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@x
SUMMARY:车工实训
LOCATION:车工实训室
DTSTART;TZID=Europe/Berlin:20261123T080000
DTEND;TZID=Europe/Berlin:20261123T093500
RRULE:FREQ=WEEKLY;COUNT=12;BYDAY=MO,WE
EXDATE;TZID=Europe/Berlin:20261125T080000
ATTENDEE;CN=王老师:mailto:a@b.example
DESCRIPTION:a\\, b\\nc
END:VEVENT
BEGIN:VEVENT
UID:1@x
RECURRENCE-ID;TZID=Europe/Berlin:20261130T080000
SUMMARY:moved
DTSTART;TZID=Europe/Berlin:20261201T080000
DURATION:PT90M
END:VEVENT
BEGIN:VEVENT
UID:2@x
SUMMARY:holiday
DTSTART;VALUE=DATE:20261001
DTEND;VALUE=DATE:20261008
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

const FET = `<?xml version="1.0" encoding="UTF-8"?>
<fet version="6.8.5"><Institution_Name>江州</Institution_Name>
<Days_List><Number_of_Days>2</Number_of_Days><Day><Name>Mon</Name></Day><Day><Name>Tue</Name></Day></Days_List>
<Hours_List><Number_of_Hours>2</Number_of_Hours><Hour><Name>08:00</Name></Hour><Hour><Name>09:00</Name></Hour></Hours_List>
<Subjects_List><Subject><Name>车工</Name><Comments></Comments></Subject></Subjects_List>
<Teachers_List><Teacher><Name>王老师</Name><Target_Number_of_Hours>0</Target_Number_of_Hours></Teacher></Teachers_List>
<Students_List><Year><Name>2026</Name><Number_of_Students>60</Number_of_Students><Group><Name>M2301</Name><Number_of_Students>30</Number_of_Students><Subgroup><Name>M2301a</Name><Number_of_Students>15</Number_of_Students></Subgroup></Group></Year></Students_List>
<Activities_List><Activity><Teacher>王老师</Teacher><Subject>车工</Subject><Students>M2301</Students><Duration>2</Duration><Total_Duration>2</Total_Duration><Id>1</Id><Activity_Group_Id>0</Activity_Group_Id><Active>true</Active></Activity></Activities_List>
<Buildings_List><Building><Name>A</Name></Building></Buildings_List>
<Rooms_List><Room><Name>R1</Name><Building>A</Building><Capacity>30</Capacity><Virtual>false</Virtual></Room><Room><Name>V</Name><Capacity>30</Capacity><Virtual>true</Virtual><Number_of_Sets_of_Real_Rooms>1</Number_of_Sets_of_Real_Rooms><Set_of_Real_Rooms><Real_Room>R1</Real_Room></Set_of_Real_Rooms></Room></Rooms_List>
<Time_Constraints_List><ConstraintBasicCompulsoryTime><Weight_Percentage>100</Weight_Percentage></ConstraintBasicCompulsoryTime><ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage><Activity_Id>1</Activity_Id><Preferred_Day>Mon</Preferred_Day><Preferred_Hour>08:00</Preferred_Hour><Permanently_Locked>true</Permanently_Locked><Active>true</Active></ConstraintActivityPreferredStartingTime><ConstraintTeacherNotAvailableTimes><Weight_Percentage>100</Weight_Percentage><Teacher>王老师</Teacher><Not_Available_Time><Day>Tue</Day><Hour>09:00</Hour></Not_Available_Time></ConstraintTeacherNotAvailableTimes></Time_Constraints_List>
<Space_Constraints_List><ConstraintActivityPreferredRoom><Weight_Percentage>100</Weight_Percentage><Activity_Id>1</Activity_Id><Room>R1</Room></ConstraintActivityPreferredRoom></Space_Constraints_List>
</fet>`

const JSON_DAYS = JSON.stringify({ year: 2026, days: [{ date: '2026-10-01', name: '国庆节', isOffDay: true }, { date: '2026-10-10', kind: 'workday', name: '补班' }] })

/** Honest files of every kind that is read from outside. */
export async function honestFiles(): Promise<Hostile[]> {
  const files = createFiles({ zone: 'Asia/Shanghai', thread: null })
  const book = async (...sheets: { sheet: string; rows: Cell[][] }[]) => new Uint8Array(Buffer.from((await files.writeTable('xlsx', 'x', sheets)).base64, 'base64'))
  const file = (kind: FileKind, name: string, bytes: Uint8Array) => ({ kind, name, how: 'honest', bytes })
  return [
    file('csv', '设备.csv', utf8(csv(table, ','))),
    file('csv', '学生.csv', utf8(`\ufeff${csv(people, ';')}`)),
    file('csv', '设备16.txt', new Uint8Array(Buffer.from(`\ufeff${csv(table, '\t')}`, 'utf16le'))),
    file('xlsx', '设备.xlsx', await book({ sheet: '设备', rows: table })),
    file('xlsx', '两表.xlsx', await book({ sheet: '设备', rows: table }, { sheet: '学生', rows: people })),
    file('ics', '课表.ics', utf8(ICS)),
    file('fet', '课表.fet', utf8(FET)),
    file('json', '节假日.json', utf8(JSON_DAYS)),
    file('picture', '照片.png', new Uint8Array(Buffer.concat([heads.png(640, 480), Buffer.alloc(400, 7)]))),
    file('picture', '照片.jpg', new Uint8Array(Buffer.concat([heads.jpeg(640, 480), Buffer.alloc(400, 7)]))),
    file('picture', '照片.webp', new Uint8Array(Buffer.concat([heads.webp(640, 480), Buffer.alloc(400, 7)]))),
  ]
}

/** What trips readers: put in where a text was. */
const TRAPS = [
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '"', '""', "'", ',', ';', '\t', '\r', '\n', '\r\n\r\n', '\0', '\ufeff', '\ud800', '\u202e', '\u200b', '=cmd|"/c calc"!A0', '@SUM(1)', '-1', '1e999', '-0', 'NaN', '99999999999999999999', '0x10',
  '2026-02-30', '9999-12-31', '0000-00-00', '24:61', 'TRUE', '<!DOCTYPE x [<!ENTITY a "b">]>', '<!--', ']]>', '<![CDATA[', '&a;', '&#0;', '&#x110000;', '<__proto__>1</__proto__>', '<constructor/>', '</fet>', '</c></row>', '<f>1+1</f>', 't="s"', 'r="XFD1048576"', 'r="A0"', 's="99999"',
  'RRULE:FREQ=SECONDLY', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'INTERVAL=0', 'COUNT=-1', 'UNTIL=00000000', 'DTSTART:', 'TZID=../../etc', 'BEGIN:VEVENT', 'END:VCALENDAR', 'DURATION:P99999999W', '{"__proto__":1}', '[[[[[[', 'null', '\\u0000', 'A'.repeat(40_000), '[', '{', '"a":',
]

function textChanges(text: string, dice: Dice): Record<string, () => string> {
  const at = dice.below(text.length + 1)
  const [before, behind] = [text.slice(0, at), text.slice(at)]
  const lines = text.split('\n')
  const line = dice.below(lines.length)
  const word = /[^<>,;:="\s]+/.exec(behind)?.[0] ?? ''
  return {
    'a trap put in': () => before + dice.pick(TRAPS) + behind,
    'a word made a trap': () => before + behind.replace(word, () => dice.pick(TRAPS)),
    'every such word made a trap': () => (word ? text.replaceAll(word, dice.pick(TRAPS).slice(0, 200)) : text),
    'a line many times': () => lines.toSpliced(line, 0, ...Array.from({ length: dice.below(300) }, () => lines[line]!)).join('\n'),
    'a line gone': () => lines.toSpliced(line, 1).join('\n'),
    'lines in disorder': () => dice.shuffled(lines).join('\n'),
    'a stretch many times': () => before + behind.slice(0, 40).repeat(dice.below(500)) + behind,
    'cut off': () => before,
    'other digits': () => before + behind.replace(/\d+/, () => dice.pick(['-1', '0', '00', '9'.repeat(dice.below(400)), '1e309', '4294967296'])),
  }
}

/** The parts of a workbook altered and packed again: what is wrong stands behind checksums that are right. */
function inside(bytes: Uint8Array, dice: Dice): Uint8Array {
  const parts = unzipSync(bytes)
  const name = dice.pick(Object.keys(parts).filter(part => /\.(xml|rels)$/.test(part)))
  const ways = textChanges(Buffer.from(parts[name]!).toString(), dice)
  const altered = utf8(ways[dice.pick(Object.keys(ways))]!())
  const renamed = dice.chance(0.1) ? dice.pick(['__proto__', '../../evil.xml', '/etc/evil.xml', 'xl\\worksheets\\sheet1.xml', 'xl/worksheets/sheet1.xml/']) : name
  const rest = Object.entries(parts).filter(([part]) => part !== name || dice.chance(0.02))
  return zipOf([...rest, [renamed, altered] as const].map(([part, content]) => ({ name: part, content })))
}

/** One honest file made hostile. The same dice make the same file. */
export function madeHostile(honest: readonly Hostile[], dice: Dice): Hostile {
  const file = dice.pick(honest)
  const other = dice.pick(honest)
  const { how, bytes } = dice.chance(0.35) || file.kind === 'picture' ? alteredBy(byteChanges(file.bytes, other.bytes, dice, Math.min(file.bytes.length, 200)), dice) : structured(file, dice)
  return { ...file, how, bytes }
}

function structured(file: Hostile, dice: Dice): { how: string; bytes: Uint8Array } {
  if (file.kind === 'xlsx') return { how: 'inside', bytes: inside(file.bytes, dice) }
  const ways = textChanges(Buffer.from(file.bytes).toString(), dice)
  const how = dice.pick(Object.keys(ways))
  return { how, bytes: utf8(ways[how]!()) }
}
