'use client'

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { type Answer, IDLE } from './answer'
import { useHydrated } from './use-hydrated'

type Action<R> = (previous: Answer<R>, form: FormData) => Promise<Answer<R>>

/** What speaks with the device: loaded when it is needed, few people press the button. */
export const device = () => import('@simplewebauthn/browser')

/** Whether this browser can use passkeys; a button for them is drawn only then. */
export const useHasPasskeys = () => useHydrated() && typeof globalThis.PublicKeyCredential === 'function'

/** An action that is sent what a device has signed: `begin` says what that is. */
export const signedByDevice = <R>(begin: Action<PublicKeyCredentialRequestOptionsJSON>, act: Action<R>) =>
  answeredByDevice(begin, async (optionsJSON) => (await device()).startAuthentication({ optionsJSON }), act)

/** An action that is sent the passkey that a device has made. */
export const madeByDevice = <R>(begin: Action<PublicKeyCredentialCreationOptionsJSON>, act: Action<R>) =>
  answeredByDevice(begin, async (optionsJSON) => (await device()).startRegistration({ optionsJSON }), act)

function answeredByDevice<Options, R>(
  begin: Action<Options>,
  ask: (options: Options) => Promise<unknown>,
  act: Action<R>,
): Action<R> {
  return async (_previous, form) => {
    const begun = await begin(IDLE, new FormData())
    if (begun.state !== 'ok' || !begun.result) return begun as Answer<R>
    try {
      form.set('answer', JSON.stringify(await ask(begun.result)))
    } catch (error) {
      return { state: 'refused', code: 'invalid', message: wordsFor(error), values: typedIn(form) }
    }
    return act(IDLE, form)
  }
}

const typedIn = (form: FormData) =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, [value]]] : [])))

const WORDS: Record<string, string> = {
  NotAllowedError: 'No passkey was used: it was cancelled, or took too long.',
  AbortError: 'No passkey was used: it was cancelled.',
  InvalidStateError: 'This device has a passkey of yours already.',
  SecurityError: 'Passkeys do not work at this address of the portal.',
}

const wordsFor = (error: unknown): string =>
  WORDS[(error as Error | undefined)?.name ?? ''] ?? 'Your browser or device could not use a passkey.'
