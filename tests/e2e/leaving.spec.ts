import { expect, makeMember, signIn, test } from '../support/portal'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody closes their account, and an administrator puts off the day, keeps it, and opens it again', async ({
    page,
    reader,
    browser,
    baseURL,
  }) => {
    await page.goto('/account')
    await page.getByText('Close your account…').click()
    const form = page.getByRole('form', { name: 'Close your account' })
    await form.getByLabel('Your e-mail address').fill('somebody@elsewhere.example')
    await form.getByRole('button').click()
    await expect(page.getByText('This is not the e-mail address of your account.')).toBeVisible()
    await form.getByLabel('Your e-mail address').fill(reader.email)
    await form.getByRole('button').click()
    await expect(page).toHaveURL(/notice=account-closed/)
    await expect(page.getByRole('status')).toContainText('Your account is closed.')
    await page.goto('/notes')
    await expect(page).toHaveURL(/\/sign-in/)

    const chief = await browser.newPage({ baseURL, javaScriptEnabled: false })
    await signIn(chief, await makeMember('Chief Leaving', 'administrator'), '/administration/people')
    const row = chief.getByRole('listitem').filter({ hasText: reader.email })
    await expect(row).toContainText('Erased on')
    await row.locator('summary').click()
    await row.getByLabel('Erase on another day').fill('2999-12-31')
    await row.getByRole('button', { name: 'Change the day' }).click()
    await expect(row).toContainText('Erased on 31 Dec 2999')
    await row.locator('summary').click()
    await row.getByRole('button', { name: 'Do not erase' }).click()
    await expect(row).toContainText('Deactivated')
    await row.locator('summary').click()
    await row.getByRole('button', { name: 'Reactivate account' }).click()
    await expect(row).not.toContainText('Deactivated')
    await chief.close()
  })
})
