import { lazy, useState, type ComponentType } from 'react'
import { matchRoutes, Navigate, redirect, useParams, type RouteObject } from 'react-router'
import { isTable } from '#domain/table-names.ts'
import { TodayPage } from '../today/TodayPage.tsx'
import { Frame } from './Frame.tsx'
import { RouteError } from './RouteError.tsx'

const FIRST = 'today'

const REGISTER = 'registers/:table'

/** By path, what loads a page. */
const loads = new Map<string, () => Promise<unknown>>()

/** Loads the page of an address at once, while the window still asks for the college. */
export function loadPageAt(address: string): void {
  const path = matchRoutes(routes, address)?.at(-1)?.route.path ?? ''
  void loads.get(path)?.().catch(missed)
}

/** Loads the pages that were not opened yet, one after the other, so that a first click finds its page there. */
export async function loadPagesAhead(): Promise<void> {
  for (const load of loads.values()) await load().catch(missed)
}

/** Whoever opens a page that could not be fetched beforehand is told so there. */
function missed(): void {}

/**
 * Each page is its own chunk, loaded when it is first opened or when the window has nothing else to do. One that is there is drawn at
 * once: React keeps what waits behind a placeholder for a third of a second, however soon it comes.
 */
function page<P extends object, K extends string>(path: string, load: () => Promise<Record<K, ComponentType<P>>>, name: K): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  const fetched = async () => (loaded = (await load())[name])
  const Late = lazy(async () => ({ default: await fetched() }))
  loads.set(path, fetched)
  return function Page(props: P) {
    const [Here] = useState(() => loaded ?? (Late as unknown as ComponentType<P>)) // it stays what it was when it was opened
    return <Here {...props} />
  }
}

function route<K extends string>(path: string, load: () => Promise<Record<K, ComponentType>>, name: K): RouteObject {
  const Page = page(path, load, name)
  return { path, element: <Page /> }
}

const RegisterPage = page(REGISTER, () => import('../registers/RegisterPage.tsx'), 'RegisterPage')

function Register() {
  const { table = '' } = useParams()
  return isTable(table) ? <RegisterPage key={table} table={table} /> : <Navigate to="/today" replace />
}

/** Decided before anything is drawn: a redirect that waits for the frame would undo where the user has gone meanwhile. */
const toToday = () => redirect(`/${FIRST}`)

const pages: RouteObject[] = [
  { index: true, loader: toToday },
  { path: FIRST, element: <TodayPage /> }, // there with the window: no start waits for it
  route('board', () => import('../booking/BoardPage.tsx'), 'BoardPage'),
  route('timetable', () => import('../timetable/TimetablePage.tsx'), 'TimetablePage'),
  route('free', () => import('../booking/DatesFirstPage.tsx'), 'DatesFirstPage'),
  route('bookings', () => import('../booking/BookingsPage.tsx'), 'BookingsPage'),
  route('month', () => import('../booking/MonthPage.tsx'), 'MonthPage'),
  route('clashes', () => import('../booking/ClashesPage.tsx'), 'ClashesPage'),
  route('upkeep', () => import('../upkeep/UpkeepPage.tsx'), 'UpkeepPage'),
  route('utilisation', () => import('../utilisation/UtilisationPage.tsx'), 'UtilisationPage'),
  route('attendance', () => import('../on-site/AttendancePage.tsx'), 'AttendancePage'),
  route('visits', () => import('../on-site/VisitsPage.tsx'), 'VisitsPage'),
  route('visits/:id', () => import('../on-site/VisitFormPage.tsx'), 'VisitFormPage'),
  route('matching', () => import('../matching/MatchingPage.tsx'), 'MatchingPage'),
  route('placements', () => import('../placement/PlacementsPage.tsx'), 'PlacementsPage'),
  route('agreements', () => import('../placement/AgreementsPage.tsx'), 'AgreementsPage'),
  route('compliance', () => import('../compliance/CompliancePage.tsx'), 'CompliancePage'),
  route('roster', () => import('../roster/RosterPage.tsx'), 'RosterPage'),
  route('outcomes', () => import('../outcome/OutcomesPage.tsx'), 'OutcomesPage'),
  route('outcomes/indicator/:id', () => import('../outcome/own/IndicatorPage.tsx'), 'IndicatorPage'),
  route('skills', () => import('../outcome/skills/SkillsPage.tsx'), 'SkillsPage'),
  route('contribution', () => import('../outcome/contribution/ContributionPage.tsx'), 'ContributionPage'),
  route('packs', () => import('../pack/PacksPage.tsx'), 'PacksPage'),
  route('packs/:id', () => import('../pack/PackEditorPage.tsx'), 'PackEditorPage'),
  { path: REGISTER, element: <Register /> },
  route('calendar', () => import('../calendar/CalendarPage.tsx'), 'CalendarPage'),
  route('import', () => import('../intake/ImportPage.tsx'), 'ImportPage'),
  route('exchange', () => import('../exchange/ExchangePage.tsx'), 'ExchangePage'),
  route('reports', () => import('../report/ReportsPage.tsx'), 'ReportsPage'),
  route('history', () => import('../history/HistoryPage.tsx'), 'HistoryPage'),
  route('help/:chapter?', () => import('../guide/GuidePage.tsx'), 'GuidePage'),
  route('data', () => import('../storage/DataPage.tsx'), 'DataPage'),
  route('recovery', () => import('../storage/RecoveryPage.tsx'), 'RecoveryPage'),
  route('settings', () => import('../settings/SettingsPage.tsx'), 'SettingsPage'),
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
