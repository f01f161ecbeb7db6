import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { createList } from '@/db/lists/lists'
import { saveSearch } from '@/db/searches/saved-searches'
import { expect, makeMember, openSession, test } from '../support/portal'
import { seriousFaults } from '../support/serious-faults'

const menu = (page: Page) => page.getByLabel('Your account, ')
const palette = (page: Page) => page.getByRole('dialog', { name: 'Go to' })

/** Opens the palette by its key: scripts may still be loading. */
async function openPalette(page: Page) {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

test('the menu is opened, walked and closed by keys', async ({ page }) => {
  await page.goto('/notes')
  await expect(page.getByRole('link', { name: 'Searches', exact: true })).toBeHidden()
  await menu(page).focus()
  await expect(async () => {
    await menu(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('button', { name: 'Go to …' })).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Searches', exact: true })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Go to …' })).toBeFocused()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await expect(menu(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/searches')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
})

test('a press elsewhere closes the menu, and so does leaving it by Tab', async ({ page }) => {
  await page.goto('/lists')
  await menu(page).click()
  await expect(page.getByRole('link', { name: 'Appearance' })).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(page.getByRole('link', { name: 'Appearance' })).toBeHidden()
  await menu(page).click()
  await page.getByRole('button', { name: 'Sign out' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Appearance' })).toBeHidden()
})

test('each role finds what it may open, and nothing else', async ({ browser, baseURL }) => {
  const found = {
    reader: { there: ['Searches', 'Account'], not: ['People', 'Imports', 'Jobs', 'Audit trail'] },
    editor: { there: ['Searches', 'Imports', 'Search'], not: ['People', 'Jobs', 'Audit trail'] },
    administrator: { there: ['People', 'Imports', 'Search', 'Jobs', 'Backups', 'Audit trail'], not: [] },
  } as const
  for (const [role, { there, not }] of Object.entries(found)) {
    const context = await browser.newContext({ baseURL })
    await openSession(context, await makeMember(`Some ${role}`, role as keyof typeof found), baseURL)
    const page = await context.newPage()
    await page.goto('/lists')
    await menu(page).click()
    for (const name of there) await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
    for (const name of not) await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Drafts', exact: true })).toHaveCount(role === 'reader' ? 0 : 1)
    await context.close()
  }
})

test('the palette goes to pages, lists, searches and topics, and searches', async ({ page, reader }) => {
  const { id: list } = await createList(reader, { key: randomUUID(), name: 'Journal club, June', description: '' })
  const { id: search } = await saveSearch(reader, { key: randomUUID(), name: 'Juniper', query: 'q=lupus' })
  const goTo = async (typed: string, option: string, url: string | RegExp) => {
    await openPalette(page)
    await page.keyboard.type(typed)
    await expect(palette(page).getByRole('option', { name: option }).first()).toBeVisible()
    for (let presses = 0; presses < 12; presses++) {
      const chosen = await palette(page).locator('[aria-selected=true]').textContent()
      if (chosen?.startsWith(option)) break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(url)
  }
  await page.goto('/')
  await goTo('lists', 'Lists', '/lists')
  await goTo('june', 'Journal club, June', `/lists/${list}`)
  await goTo('junip', 'Juniper', `/searches/${search}`)
  await goTo('alopecia are', 'Alopecia Areata', '/topics/alopecia-areata')
  await goTo('hair loss in lupus', 'Search for', /\/studies\?q=hair(%20|\+)loss(%20|\+)in(%20|\+)lupus/)
})

test('the palette does what the page offers, says the keys beside it, and closes by Escape', async ({ page }) => {
  await page.goto('/studies/s1')
  await openPalette(page)
  const save = palette(page).getByRole('option', { name: 'Save to a list' })
  await expect(save).toContainText('s')
  await expect(palette(page).getByRole('option', { name: 'Home' })).toContainText('g h')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await openPalette(page)
  await page.keyboard.type('save')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Save to list' })).toBeVisible()
  await expect(palette(page)).toBeHidden()
  // Over another dialog it does not open.
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
})

test('nobody is offered somebody else’s list', async ({ page, colleague, baseURL }) => {
  await createList(colleague.member, { key: randomUUID(), name: 'Canary of Ben', description: '' })
  expect(await (await page.request.get('/api/destinations')).json()).toEqual({ destinations: [] })
  const plain = await page.context().browser()?.newContext({ baseURL })
  const answer = await plain?.request.get('/api/destinations')
  expect(answer?.status()).toBe(401)
  await plain?.close()
})

test('topics are found by a word of their name', async ({ page }) => {
  await page.goto('/topics')
  await expect(page.getByRole('link', { name: 'Alopecia Areata', exact: true })).toBeVisible()
  await page.getByLabel('Find a topic').fill('areata')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('listitem')).toContainText(['Alopecia Areata'])
  await page.getByRole('link', { name: 'Alopecia Areata', exact: true }).click()
  await expect(page).toHaveURL('/topics/alopecia-areata')
  await page.goto('/topics?q=zzzz')
  await expect(page.getByText('No topic has these words')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the menu opens, leads on and signs out', async ({ page }) => {
    await page.goto('/lists')
    await menu(page).click()
    await page.getByRole('link', { name: 'Appearance' }).click()
    await expect(page).toHaveURL('/account#appearance')
    await menu(page).click()
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
  })
})
