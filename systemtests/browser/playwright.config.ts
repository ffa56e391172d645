import { defineConfig } from '@playwright/test'
import { root } from './support/checkout'

/**
 * One hospital for all tests, so they run one after the other; each makes its own patients and appointments.
 * The product is started by global-setup, which says where it answers; with SALUS_URL a running one is tested instead.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: root('target/browser/results'),
  globalSetup: './support/product.ts',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['junit', { outputFile: process.env.PLAYWRIGHT_JUNIT_OUTPUT_FILE ?? root('target/browser/results.xml') }]],
  use: {
    ignoreHTTPSErrors: true, // the split stack's certificate is its own
    baseURL: process.env.SALUS_URL,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
