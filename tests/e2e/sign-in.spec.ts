import { test as bare } from '@playwright/test'
import { expect, makeMember, PASSWORD, signIn, test } from '../support/portal'

bare('a visitor is asked to sign in and comes back to the page they asked for', async ({ page }) => {
  const ada = await makeMember('Ada Visitor')
  await page.goto('/studies?q=alopecia&sort=newest')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/studies?q=alopecia&sort=newest')
})

bare('a wrong password and an unknown address get the same answer, and what was typed stays', async ({ page }) => {
  const ada = await makeMember('Ada Forgetful')
  const answers: string[] = []
  for (const email of [ada.email, 'nobody@hospital.example']) {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    answers.push((await page.getByRole('alert').filter({ hasText: 'password' }).textContent()) ?? '')
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
  }
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).toContain('do not go together')
})

bare('nobody is sent to another house after signing in', async ({ page }) => {
  const ada = await makeMember('Ada Careful')
  await signIn(page, ada, '//elsewhere.example/phish')
  expect(new URL(page.url()).pathname).toBe('/')
})

test('a session that was revoked ends at the next request', async ({ page, reader }) => {
  const { withViewer } = await import('@/db/connection/with-viewer')
  const { endSessions } = await import('@/db/access/sessions')
  const { OPERATOR } = await import('@/lib/access/viewer')
  await withViewer(OPERATOR, (tx) => endSessions(tx, reader.id))
  await page.goto('/studies')
  await expect(page).toHaveURL(/\/sign-in/)
})

bare.describe('without JavaScript', () => {
  bare.use({ javaScriptEnabled: false })

  bare('signing in and searching work', async ({ page }) => {
    const ada = await makeMember('Ada Plain')
    await signIn(page, ada, '/studies')
    await page.getByLabel('Search studies').fill('alopecia')
    await page.getByLabel('Search studies').press('Enter')
    await expect(page).toHaveURL(/q=alopecia/)
  })
})
