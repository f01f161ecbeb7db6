import { expect, test } from 'vitest'
import { identityProviders } from '@/app/_server/identity-providers'

const one = { OIDC_ISSUER: 'https://id.hospital.example/realm', OIDC_CLIENT_ID: 'precis', OIDC_CLIENT_SECRET: 'a' }

test('a provider is known by its place, and named by its host where it has no label', () => {
  expect(identityProviders({ ...one } as never)).toEqual([
    {
      id: 'oidc-1',
      label: 'id.hospital.example',
      issuer: 'https://id.hospital.example/realm',
      clientId: 'precis',
      clientSecret: 'a',
    },
  ])
})

test('a second one keeps its number when the first is taken away, and one without its secret is left out', () => {
  const second = {
    OIDC_ISSUER_2: 'https://b.example',
    OIDC_CLIENT_ID_2: 'p',
    OIDC_CLIENT_SECRET_2: 's',
    OIDC_LABEL_2: 'B',
  }
  expect(identityProviders({ ...second, ...one } as never).map(({ id }) => id)).toEqual(['oidc-1', 'oidc-2'])
  expect(identityProviders(second as never)).toMatchObject([{ id: 'oidc-2', label: 'B' }])
  expect(identityProviders({ ...one, OIDC_CLIENT_SECRET: '' } as never)).toEqual([])
})
