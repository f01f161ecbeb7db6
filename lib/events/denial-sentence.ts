import type { RefusedWay } from './event'
import { type Sentence, simple } from './kind-of-sentence'
import { isRightInWords, RIGHT_WORDS } from './right-words'

const WAYS: Record<RefusedWay, string> = {
  password: 'by password',
  code: 'by a code after the password',
  passkey: 'by passkey',
  provider: 'through an identity provider',
  link: 'by a one-time link',
  confirmation: 'to show again that it is them',
}
const isWay = (text: unknown): text is RefusedWay => typeof text === 'string' && Object.hasOwn(WAYS, text)

/** What was refused, in words. Of what it was about the trail has the id alone. */
export const DENIALS = {
  'right.refuse': {
    label: 'Being refused',
    say: (who, _whom, { right }) =>
      typeof right === 'string' && isRightInWords(right)
        ? `${who} tried to ${RIGHT_WORDS[right]}, and was refused`
        : `${who} was refused something`,
  },
  'right.refuse-more': simple('Being refused often', 'was refused more within an hour than the trail has one by one'),
  'session.refuse': {
    label: 'Refusing a sign-in',
    say: (_who, whom, { by }) =>
      `${whom === 'somebody' ? 'Somebody' : whom} was refused when signing in${isWay(by) ? ` ${WAYS[by]}` : ''}`,
  },
} satisfies Record<string, Sentence>
