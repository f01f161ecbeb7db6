import { redirect } from 'next/navigation'
import { expect, test } from 'vitest'
import { follow } from '@/app/_server/outcome'

const broken = async () => {
  throw new Error('the cookie could not be sealed')
}

test('what follows a command that went well says what it says, of its result and its input', async () => {
  const seen: unknown[] = []
  const outcome = {
    message: (result: number, input: string) => `${input} ${result}`,
    redirectTo: () => '/there',
    after: async (result: number, input: string) => void seen.push([result, input]),
  }
  expect(await follow(outcome, 7, 'seven')).toEqual({ message: 'seven 7', destination: '/there' })
  expect(seen).toEqual([[7, 'seven']])
  expect(await follow({ message: 'Saved.' }, null, null)).toEqual({ message: 'Saved.', destination: undefined })
})

test('a failure after the command does not say that the command failed', async () => {
  expect(await follow({ message: 'Saved.', after: broken }, null, null)).toMatchObject({ message: 'Saved.' })
})

test('a password that is set stays said to be set where signing in with it fails', async () => {
  const outcome = {
    after: broken,
    redirectTo: () => '/',
    otherwise: { redirectTo: () => '/sign-in?notice=password-set' },
  }
  expect(await follow(outcome, null, null)).toEqual({
    message: undefined,
    destination: '/sign-in?notice=password-set',
  })
})

test('Next’s own signals pass', async () => {
  const leave = async () => redirect('/elsewhere')
  await expect(follow({ after: leave, otherwise: { message: 'no' } }, null, null)).rejects.toThrow('NEXT_REDIRECT')
})
