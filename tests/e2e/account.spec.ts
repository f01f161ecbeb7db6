import { readAccount } from '@/db/access/account'
import { expect, PASSWORD, signIn, test } from '../support/portal'

const section = (title: string) => ({ name: title })

test('a name is changed and shown everywhere', async ({ page, reader }) => {
  await page.goto('/account')
  const part = page.getByRole('region', section('Name'))
  await part.getByLabel('As colleagues know you').fill('Ada Byron')
  await part.getByRole('button').click()
  await expect(page.getByLabel('Your account, Ada Byron')).toBeVisible()
  expect(await readAccount(reader)).toMatchObject({ name: 'Ada Byron', version: 2 })
})

test('a session elsewhere is listed, ended, and out at its next request', async ({
  page,
  reader,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL })
  const elsewhere = await context.newPage()
  await signIn(elsewhere, reader)
  await page.goto('/account')
  const part = page.getByRole('region', section('Where you are signed in'))
  await expect(part.getByRole('listitem')).toHaveCount(2)
  await expect(part.getByRole('listitem').filter({ hasText: 'This one' })).toHaveCount(1)
  await part.getByRole('button', { name: 'End it' }).click()
  await expect(part.getByRole('listitem')).toHaveCount(1)
  await elsewhere.goto('/notes')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await context.close()
})

test('a password is changed with the current one', async ({ page, reader }) => {
  const next = 'four late trains to the coast'
  await page.goto('/account')
  const part = page.getByRole('region', section('Password'))
  const change = async (current: string, again = next) => {
    await part.getByLabel('Current password').fill(current)
    await part.getByLabel('New password', { exact: true }).fill(next)
    await part.getByLabel('Confirm new password').fill(again)
    await part.getByRole('button').click()
  }
  await change(PASSWORD, 'four late trains to the ghost')
  await expect(part.getByText('Passwords do not match.')).toBeVisible()
  await change('not the current password')
  await expect(part.getByText('The current password is not right.')).toBeVisible()
  await change(PASSWORD)
  await expect(part.getByText('Your password is changed.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(reader.email)
  await page.getByLabel('Password').fill(next)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/')
})

test('the appearance chosen is drawn at once and kept', async ({ page, reader }) => {
  await page.goto('/account')
  await page.getByLabel('Dark').check()
  await page.getByRole('button', { name: 'Save the appearance' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/notes')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect((await readAccount(reader))?.preferences.theme).toBe('dark')
  await page.goto('/account')
  await page.getByLabel('As the system').check()
  await page.getByRole('button', { name: 'Save the appearance' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('keyboard shortcuts can be switched off', async ({ page }) => {
  await page.goto('/account')
  await page.getByRole('button', { name: 'Switch shortcuts off' }).click()
  await expect(page.getByRole('button', { name: 'Switch shortcuts on' })).toBeVisible()
  await page.goto('/notes')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('signing out ends the session', async ({ page }) => {
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await page.goto('/notes')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('the appearance can be chosen', async ({ page }) => {
    await page.goto('/account')
    await page.getByLabel('Dark').check()
    await page.getByRole('button', { name: 'Save the appearance' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})
