import { lazy, type ComponentType, type ReactNode } from 'react'
import { Navigate, redirect, useParams, type RouteObject } from 'react-router'
import { isTable } from '#domain/tables.ts'
import { Frame } from './Frame.tsx'
import { RouteError } from './RouteError.tsx'

const loads: (() => Promise<unknown>)[] = []

/** Loads the pages that were not opened yet, one after the other, so that a first click finds its page there. */
export async function loadPagesAhead(): Promise<void> {
  for (const load of loads) await load()
}

/** Each page is its own chunk, loaded when it is first opened or when the window has nothing else to do. */
function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K): ReactNode {
  loads.push(load)
  const Page: ComponentType = lazy(async () => ({ default: (await load())[name] as ComponentType })) // K picks the page itself
  return <Page />
}

const RegisterPage = lazy(async () => ({ default: (await import('../registers/RegisterPage.tsx')).RegisterPage }))

function Register() {
  const { table = '' } = useParams()
  return isTable(table) ? <RegisterPage key={table} table={table} /> : <Navigate to="/today" replace />
}

/** Decided before anything is drawn: a redirect that waits for the frame would undo where the user has gone meanwhile. */
const toToday = () => redirect('/today')

const pages: RouteObject[] = [
  { index: true, loader: toToday },
  { path: 'today', element: page(() => import('../today/TodayPage.tsx'), 'TodayPage') },
  { path: 'board', element: page(() => import('../booking/BoardPage.tsx'), 'BoardPage') },
  { path: 'timetable', element: page(() => import('../timetable/TimetablePage.tsx'), 'TimetablePage') },
  { path: 'free', element: page(() => import('../booking/DatesFirstPage.tsx'), 'DatesFirstPage') },
  { path: 'bookings', element: page(() => import('../booking/BookingsPage.tsx'), 'BookingsPage') },
  { path: 'month', element: page(() => import('../booking/MonthPage.tsx'), 'MonthPage') },
  { path: 'clashes', element: page(() => import('../booking/ClashesPage.tsx'), 'ClashesPage') },
  { path: 'upkeep', element: page(() => import('../upkeep/UpkeepPage.tsx'), 'UpkeepPage') },
  { path: 'utilisation', element: page(() => import('../utilisation/UtilisationPage.tsx'), 'UtilisationPage') },
  { path: 'attendance', element: page(() => import('../on-site/AttendancePage.tsx'), 'AttendancePage') },
  { path: 'visits', element: page(() => import('../on-site/VisitsPage.tsx'), 'VisitsPage') },
  { path: 'visits/:id', element: page(() => import('../on-site/VisitFormPage.tsx'), 'VisitFormPage') },
  { path: 'matching', element: page(() => import('../matching/MatchingPage.tsx'), 'MatchingPage') },
  { path: 'placements', element: page(() => import('../placement/PlacementsPage.tsx'), 'PlacementsPage') },
  { path: 'agreements', element: page(() => import('../placement/AgreementsPage.tsx'), 'AgreementsPage') },
  { path: 'compliance', element: page(() => import('../compliance/CompliancePage.tsx'), 'CompliancePage') },
  { path: 'roster', element: page(() => import('../roster/RosterPage.tsx'), 'RosterPage') },
  { path: 'outcomes', element: page(() => import('../outcome/OutcomesPage.tsx'), 'OutcomesPage') },
  { path: 'outcomes/indicator/:id', element: page(() => import('../outcome/own/IndicatorPage.tsx'), 'IndicatorPage') },
  { path: 'skills', element: page(() => import('../outcome/skills/SkillsPage.tsx'), 'SkillsPage') },
  { path: 'contribution', element: page(() => import('../outcome/contribution/ContributionPage.tsx'), 'ContributionPage') },
  { path: 'packs', element: page(() => import('../pack/PacksPage.tsx'), 'PacksPage') },
  { path: 'packs/:id', element: page(() => import('../pack/PackEditorPage.tsx'), 'PackEditorPage') },
  { path: 'registers/:table', element: <Register /> },
  { path: 'calendar', element: page(() => import('../calendar/CalendarPage.tsx'), 'CalendarPage') },
  { path: 'import', element: page(() => import('../intake/ImportPage.tsx'), 'ImportPage') },
  { path: 'exchange', element: page(() => import('../exchange/ExchangePage.tsx'), 'ExchangePage') },
  { path: 'reports', element: page(() => import('../report/ReportsPage.tsx'), 'ReportsPage') },
  { path: 'history', element: page(() => import('../history/HistoryPage.tsx'), 'HistoryPage') },
  { path: 'help/:chapter?', element: page(() => import('../guide/GuidePage.tsx'), 'GuidePage') },
  { path: 'data', element: page(() => import('../storage/DataPage.tsx'), 'DataPage') },
  { path: 'recovery', element: page(() => import('../storage/RecoveryPage.tsx'), 'RecoveryPage') },
  { path: 'settings', element: page(() => import('../settings/SettingsPage.tsx'), 'SettingsPage') },
  { path: '*', loader: toToday },
]

export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    hydrateFallbackElement: <></>,
    errorElement: <RouteError />,
    // a page that breaks leaves the frame as it is, and the other places in reach
    children: [{ errorElement: <RouteError />, children: pages }],
  },
]
