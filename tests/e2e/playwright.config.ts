import { defineConfig } from '@playwright/test'
import { findChromium } from '../../build/test-tools.mjs'

const report = process.env['MORTISE_E2E_JSON']
const asRoot = process.getuid?.() === 0 // Chromium's sandbox refuses to run as root

// The browser makes two pages for the list under its own address bar with every window, which takes longer than most of ours. A second list of
// what is off replaces Playwright's, so that is repeated.
const OFF = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  'AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay',
  'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning', 'Translate',
]

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] || report ? 1 : 0,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    browserName: 'chromium',
    trace: 'on-first-retry',
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${OFF.join()}`],
    },
  },
})
