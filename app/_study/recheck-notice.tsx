/** What was written stands, and what it was written from does not. */
export function RecheckNotice() {
  return (
    <p role="note" className="rounded border border-warn/35 bg-warn-wash px-3.5 py-2 text-sm">
      <b className="font-semibold text-warn">The abstract has changed since.</b> This summary asks to be checked again.
    </p>
  )
}
