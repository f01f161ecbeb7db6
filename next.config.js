/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The driver carries a patch, Argon2 is native, citation-js finds its plug-in through a registry that must not be
  // there twice, the log knows its own files: all are used from node_modules as they stand there.
  serverExternalPackages: ['postgres', '@node-rs/argon2', '@citation-js/core', '@citation-js/plugin-csl', 'pino'],
  // No page has a picture that Next would have to make smaller, and what it fetches and decodes for anybody who asks is
  // closed with this.
  images: { unoptimized: true },
  // `npm test` checks the types, tests included; a start on somebody's machine builds what passed.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A text far over its limit still reaches the command, which answers in words instead of a bare 413.
    serverActions: { bodySizeLimit: '4mb' },
  },
}
