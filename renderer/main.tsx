// first: it asks while what follows is read
import { transport } from './shell/first-asks.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { App as Antd, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, useLayoutEffect } from 'react'
import { createHashRouter, RouterProvider } from 'react-router'
import { Client, queryClient } from './client/client.ts'
import { ClientContext } from './client/hooks.ts'
import { LanguageProvider } from './client/language.tsx'
import { keepCompositionApart } from './shell/composition.ts'
import { createRoot } from './shell/react-root.ts'
import { tellCutText } from './shell/cut-text.ts'
import { useMotion, usePreferences, useTheme } from './shell/preferences.ts'
import { loadPageAt, loadPagesAhead, routes } from './shell/routes.tsx'
import { keepFilesOut } from './shell/stray-files.ts'
import { themeConfig } from './shell/theme.ts'
import { say } from '#words/say.ts'
import './shell/theme.css'

function Mortise({ client, router }: { client: Client; router: ReturnType<typeof createHashRouter> }) {
  const { language, name, role, desk } = usePreferences()
  const mode = useTheme()
  const motion = useMotion()
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = mode
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en')
    window.mortise?.speak(language)
    // who gave no role of his own is called after his desk
    const called = role || (desk === 'all' ? '' : say(language, `desk.${desk}`))
    client.actor = called ? { name, role: called } : { name }
  }, [client, desk, language, mode, name, role])
  return (
    <ConfigProvider locale={language === 'zh-CN' ? zhCN : enUS} theme={themeConfig(mode, motion)} button={{ autoInsertSpace: false }}>
      <LanguageProvider language={language}>
        <Antd style={{ height: '100%' }}>
          <RouterProvider router={router} />
        </Antd>
      </LanguageProvider>
    </ConfigProvider>
  )
}

/** Milliseconds without a question after which the window fetches what nobody has opened yet: what is looked at goes first, here and in the host. */
const QUIET = 1000

/** Resolves when something was answered and nothing more has been asked for a while. */
function quiet(): Promise<void> {
  return new Promise(done => {
    let timer = 0
    const stop = queryClient.getQueryCache().subscribe(() => {
      clearTimeout(timer)
      if (queryClient.isFetching()) return
      timer = window.setTimeout(() => {
        stop()
        done()
      }, QUIET)
    })
  })
}

/** Milliseconds for which a window that has asked shows nothing, in case the answers come. */
const SOON = 150

async function start(): Promise<void> {
  keepCompositionApart()
  tellCutText()
  keepFilesOut()
  const router = createHashRouter(routes)
  loadPageAt(router.state.location.pathname)
  const client = new Client(transport)
  // the answers are as good as there: to draw twice takes longer
  await Promise.race([client.fetchFirst(transport.asked), new Promise(done => setTimeout(done, SOON))])
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <ClientContext value={client}>
          <Mortise client={client} router={router} />
        </ClientContext>
      </QueryClientProvider>
    </StrictMode>,
  )
  void quiet().then(loadPagesAhead)
}

// apart from reading this file, as that would be told as the place from where each request was made
queueMicrotask(() => void start())
