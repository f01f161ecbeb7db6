import { randomUUID } from 'node:crypto'
import { test as bare, expect, type Locator, type Page } from '@playwright/test'
import { invitePerson } from '@/db/access/people'
import { importFiles } from '../support/corpus'
import { storedVersions, trial } from '../support/editing'
import { makeMember, openSession, PASSWORD } from '../support/portal'
import { articleSet } from '../support/pubmed-xml'

const PMID = 99_210_001

/** Goes on by Tab until `wanted` has the focus, and sees that each place it comes by shows that it has it. */
async function tabTo(page: Page, wanted: Locator, most = 60) {
  await expect(wanted).toBeVisible()
  const unseen: string[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const where = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement
      // A box of search, a finding and a choice are outlined by what is round them.
      const round = [at, at.closest('[role=search]'), at.closest('[data-row]'), at.closest('label')]
      const isSeen = round.some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
      return { isSeen: isSeen || at === document.body, what: at.outerHTML.slice(0, 120) }
    })
    if (!where.isSeen) unseen.push(where.what)
    if (await wanted.evaluate((one) => one === document.activeElement)) {
      expect(unseen, 'what has the focus shows it').toEqual([])
      return
    }
  }
  throw new Error(`${most} presses of Tab did not lead to ${wanted}`)
}

bare('a new person comes from their link to a checked summary and a saved list with keys alone', async ({ page }) => {
  bare.setTimeout(180_000)
  await importFiles(articleSet(trial(PMID).replaceAll('orrel syrup', 'amphire tea')))
  const chief = await makeMember('Chief', 'administrator')
  const name = `Kay Keys ${randomUUID().slice(0, 6)}`
  const email = `${randomUUID()}@hospital.example`
  const { token } = await invitePerson(chief, { key: randomUUID(), name, email, role: 'editor' })

  await page.goto(`/link/${token}`)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(PASSWORD)
  await tabTo(page, page.getByLabel('Confirm password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What do you need to know?' })).toBeVisible()

  const box = page.getByLabel('Search studies')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(box).toBeFocused({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.keyboard.type('samphire tea')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=samphire/)

  // Two presses lead past the bar, and the first finding is the next stop but one at most.
  await page.goto('/studies?q=samphire+tea')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the results' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#results')).toBeFocused()
  const finding = page.getByRole('article').getByRole('heading').getByRole('link')
  await tabTo(page, finding, 2)

  await page.waitForLoadState('networkidle')
  const dialog = page.getByRole('dialog', { name: 'Save to list' })
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.locator('[data-selected]')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.keyboard.press('s')
  await expect(dialog.getByLabel('Name your first list')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel(name)).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // The focus is where it was: the key that opens the row still does.
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/studies/${PMID}`))

  await tabTo(page, page.getByRole('link', { name: /^Check and edit/ }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/drafts/${PMID}`))
  await tabTo(page, page.getByRole('button', { name: 'Save as checked' }), 120)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await storedVersions(PMID)).at(-1)?.checker).toBe(name)

  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await expect(page).toHaveURL('/lists', { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await tabTo(page, page.getByRole('main').getByRole('link', { name, exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
})

/** What a key opens over a study, by what is seen of it then. */
const BOXES: [key: string, seen: (page: Page) => Locator][] = [
  ['s', (page) => page.getByRole('dialog', { name: 'Save to list' })],
  ['e', (page) => page.getByRole('link', { name: 'RIS', exact: true })],
  ['?', (page) => page.getByRole('dialog', { name: 'Keys' })],
  ['Control+k', (page) => page.getByRole('dialog', { name: 'Go to' })],
]

bare('Escape closes every box, and the focus returns to where it was', async ({ page, baseURL }) => {
  await openSession(page.context(), await makeMember('Kay Closer'), baseURL)
  await page.goto('/studies/30527631')
  await page.waitForLoadState('networkidle')
  const tab = page.getByRole('navigation', { name: 'Around this study' }).getByRole('link').first()
  for (const [key, seen] of BOXES) {
    await tab.focus()
    await page.keyboard.press(key)
    await expect(seen(page), key).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(seen(page), key).toBeHidden()
    await expect(tab, key).toBeFocused()
  }
})
