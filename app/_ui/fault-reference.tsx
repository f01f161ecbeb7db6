/** What a person tells whoever looks after the portal, who finds it in the log. A fault of this page's script has none. */
export function FaultReference({ digest }: { digest: string | undefined }) {
  if (!digest) return null
  return (
    <p>
      If it happens again, tell your administrator. Reference: <span className="font-mono">{digest}</span>
    </p>
  )
}
