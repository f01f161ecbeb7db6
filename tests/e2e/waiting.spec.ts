import type { Page } from '@playwright/test'
import { expect, pressFor, test } from '../support/portal'

const loading = (page: Page) => page.getByRole('status').filter({ hasText: 'Loading' })

/** Holds back what the portal answers at `path` until it is let go. */
async function holdBack(page: Page, path: string): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      // What a browser fetches ahead is nobody's wait.
      if (route.request().headers()['next-router-prefetch']) return route.abort()
      await held
      await route.continue()
    },
  )
  return letGo
}

test('a page that is waited for says so, however it is gone to, until it is there', async ({ page }) => {
  const ways: [string, (page: Page) => Promise<void>][] = [
    ['/notes', (page) => page.getByRole('link', { name: 'Notes', exact: true }).click()],
    [
      '/searches',
      (page) =>
        // On a busy machine the second press may come too late to belong to the first: then a person does it again.
        expect(async () => {
          await Promise.all([page.keyboard.press('g'), page.keyboard.press('s')])
          await expect(loading(page)).toBeVisible({ timeout: 2_000 })
        }).toPass(),
    ],
    [
      '/topics',
      async (page) => {
        await page.keyboard.press('Control+k')
        await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
        await page.keyboard.type('topics')
        await page.keyboard.press('Enter')
      },
    ],
    [
      '/studies',
      async (page) => {
        await pressFor(page, '/', page.getByLabel('Search studies'))
        await page.keyboard.type('lupus')
        await page.keyboard.press('Enter')
      },
    ],
  ]
  for (const [path, go] of ways) {
    await page.goto('/account')
    // Scripts have taken over once the keyboard map answers.
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.keyboard.press('Escape')
    const letGo = await holdBack(page, path)
    await go(page)
    await expect(loading(page), `on the way to ${path}`).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/account')
    letGo()
    await expect(page).toHaveURL(new RegExp(`${path}(\\?|$)`))
    await expect(loading(page)).toHaveCount(0)
    await page.unroute(() => true)
  }
})

test('nobody waits for another place on the same page', async ({ page }) => {
  await page.goto('/account')
  await page.getByLabel('Your account, ').click()
  await page.getByRole('link', { name: 'Appearance' }).click()
  await expect(page).toHaveURL('/account#appearance')
  await expect(page.getByRole('button', { name: 'Go to …' })).toBeHidden()
  await expect(loading(page)).toHaveCount(0)
})

test('two presses skip to the results, where there are any, and else to the page', async ({ page }) => {
  await page.goto('/studies?q=alopecia')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the results' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('[data-row]').first().getByRole('link').first()).toBeFocused()
  await page.goto('/notes')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
})

test('Escape closes the box one is in, and what is shown on hover', async ({ page }) => {
  await page.goto('/studies/s1')
  const cite = page.locator('summary:visible', { hasText: 'Cite' })
  const ris = page.getByRole('link', { name: 'RIS', exact: true })
  await cite.click()
  await ris.focus()
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(ris).toBeHidden({ timeout: 500 })
  }).toPass()
  await expect(cite).toBeFocused()
})

test('a dialog darkens the page, in the dark as in the light', async ({ page }) => {
  await page.goto('/studies/s1')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 })
    }).toPass()
    const [lightness, opacity] = await page.getByRole('dialog', { name: 'Keys' }).evaluate((dialog) => {
      const pixel = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
      pixel.fillStyle = getComputedStyle(dialog, '::backdrop').backgroundColor
      pixel.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data
      return [Math.max(red, green, blue), alpha]
    })
    expect(lightness).toBeLessThan(40)
    expect(opacity).toBeGreaterThan(100)
    await page.keyboard.press('Escape')
  }
})
