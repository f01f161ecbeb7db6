import { describe, expect, it } from 'vitest'
import { hostOf, openAddress } from '@/lib/studies/open-access'

describe('where a study is open to everybody', () => {
  it('is an address over TLS, as it is connected to', () => {
    expect(openAddress(' https://Repository.example/a b ')).toBe('https://repository.example/a%20b')
    expect(openAddress('https://doi.org/10.1000/h101')).toBe('https://doi.org/10.1000/h101')
  })

  it.each([
    'http://repository.example/1.pdf',
    'ftp://repository.example/1.pdf',
    'javascript:alert(1)//https://repository.example',
    'data:text/html,<script>',
    '//repository.example/1.pdf',
    'https://doi.org@evil.example/',
    'https://:secret@evil.example/',
    'https://repository.example:8443/',
    'https://localhost/1.pdf',
    'https://[::1]/1.pdf',
    `https://repository.example/${'a'.repeat(2_000)}`,
    'repository.example',
    '',
    null,
    undefined,
  ])('is never %s', (text) => {
    expect(openAddress(text)).toBeNull()
  })

  it('is shown by its host, in which no letter looks like another', () => {
    expect(hostOf('https://www.repository.example/a')).toBe('repository.example')
    expect(hostOf(openAddress('https://dоi.org/10.1000/a') ?? '')).toBe('xn--di-fmc.org')
  })
})
