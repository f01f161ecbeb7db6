import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { currentSession } from './_server/viewer'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Précis', template: '%s · Précis' },
  description: 'Studies as one sentence of finding, with its strength beside it.',
  // A form of ours carries its origin; a link out of the house carries nothing (see security-headers.ts).
  referrer: 'same-origin',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#12151a' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A browser that is new to a reader follows what they chose in another one; a database that is away decides nothing here.
  const chosen = async () => (await currentSession().catch(() => null))?.preferences.theme
  const theme = (await cookies()).get('precis.theme')?.value ?? (await chosen())
  return (
    <html lang="en" data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <body>
        <link rel="search" type="application/opensearchdescription+xml" title="Précis" href="/opensearch.xml" />
        {children}
      </body>
    </html>
  )
}
