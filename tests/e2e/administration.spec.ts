import { randomUUID } from 'node:crypto'
import { test as bare } from '@playwright/test'
import { listPeople } from '@/db/access/people'
import { OPERATOR } from '@/lib/access/viewer'
import { saved, tldr } from '../support/editing'
import { expect, makeMember, PASSWORD, signIn, test } from '../support/portal'

const stored = async (email: string) => (await listPeople(OPERATOR)).find((one) => one.email === email)
const address = () => `new.${randomUUID().slice(0, 8)}@hospital.example`

bare('an administrator invites a person, who takes the link and comes in', async ({ page, browser, baseURL }) => {
  await signIn(page, await makeMember('Chief', 'administrator'), '/administration/people')
  const email = address()
  const form = page.getByRole('form', { name: 'Invite a person' })
  await form.getByLabel('Name').fill('Nora Newcomer')
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Role').selectOption('editor')
  await form.getByRole('button', { name: 'Invite' }).click()
  const link = await form.getByLabel('Hand this link over yourself.').inputValue()
  expect(await stored(email)).toMatchObject({ name: 'Nora Newcomer', role: 'editor', hasJoined: false })
  await page.reload()
  await expect(page.getByLabel('Hand this link over yourself.')).toBeHidden()

  const context = await browser.newContext({ baseURL })
  const newcomer = await context.newPage()
  await newcomer.goto(new URL(link).pathname)
  await newcomer.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await newcomer.getByLabel('Confirm password').fill(PASSWORD)
  await newcomer.getByRole('button').click()
  await expect(newcomer).toHaveURL('/')
  expect(await stored(email)).toMatchObject({ hasJoined: true })
  await context.close()
})

bare('a role is changed and an account closed, and the person is out at once', async ({ page, browser, baseURL }) => {
  const ada = await makeMember(`Ada ${randomUUID().slice(0, 6)}`)
  const context = await browser.newContext({ baseURL })
  const adas = await context.newPage()
  await signIn(adas, ada)
  await signIn(page, await makeMember('Chief', 'administrator'), '/administration/people')
  const row = page.getByRole('listitem').filter({ hasText: ada.email })
  await row.locator('summary').click()
  await row.getByRole('combobox', { name: 'Role' }).selectOption('editor')
  await row.getByRole('button', { name: 'Change role' }).click()
  await expect(row.getByText('They must sign in again.')).toBeVisible()
  await row.getByRole('button', { name: 'Deactivate account' }).click()
  await expect(row.getByText('Deactivated', { exact: true })).toBeVisible()
  expect(await stored(ada.email)).toMatchObject({ role: 'editor', disabledAt: expect.any(Date) })
  await adas.goto('/notes')
  await expect(adas).toHaveURL(/\/sign-in/)
  await page.goto('/administration/audit')
  await expect(page.getByText(`deactivated the account of ${ada.name}`)).toBeVisible()
  await page.getByLabel('Action').selectOption('people.change-role')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText(`made ${ada.name} an editor`)).toBeVisible()
  await expect(page.getByText(`deactivated the account of ${ada.name}`)).toBeHidden()
  await context.close()
})

test('to those without the right, administration is a page that never was', async ({ page }) => {
  const seen = new Set<string>()
  for (const path of [
    '',
    '/people',
    '/imports',
    '/imports/1',
    '/search',
    '/jobs',
    '/backups',
    '/audit',
    '/imports/no-such',
    '/no-such-room',
  ]) {
    const answer = await page.goto(`/administration${path}`)
    expect(answer?.status(), path).toBe(404)
    seen.add(await page.locator('main').innerText())
  }
  expect(seen.size).toBe(1)
  await page.goto('/account')
  await expect(page.getByRole('link', { name: 'Administration' })).toBeHidden()
})

bare('an editor finds imports and how far search is, and nothing else', async ({ page }) => {
  await signIn(page, await makeMember('Edda', 'editor'), '/account')
  await page.getByRole('link', { name: 'Administration' }).click()
  await expect(page).toHaveURL('/administration/imports')
  await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'People' })).toBeHidden()
  expect((await page.goto('/administration/people'))?.status()).toBe(404)
  await page.goto('/administration/search')
  await expect(page.getByRole('heading', { name: 'Search index' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Drafts by/ })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Rebuild index' })).toBeHidden()
})

bare('an administrator finds the drafts and edits a summary, as an editor does', async ({ page }) => {
  await signIn(page, await makeMember('Chief', 'administrator'), '/studies/s8')
  await expect(page.getByRole('link', { name: 'Drafts' })).toBeVisible()
  await page.getByRole('link', { name: 'Check and edit' }).click()
  await page.waitForURL(/\/drafts\//)
  await tldr(page).fill('An administrator wrote this sentence.')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(saved(page)).toContainText('Saved as a draft')
})

bare('an administrator has every study written again, and sees when it is done', async ({ page }) => {
  await signIn(page, await makeMember('Chief', 'administrator'), '/administration/search')
  await page.getByRole('button', { name: 'Rebuild index' }).click()
  await expect(page.getByText('Every study is being written again.')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('button', { name: 'Rebuild index' })).toBeEnabled({ timeout: 500 })
  }).toPass()
  const [studies, found, waiting] = await page.getByRole('definition').allInnerTexts()
  expect({ found, waiting }).toEqual({ found: studies, waiting: '0' })
})
