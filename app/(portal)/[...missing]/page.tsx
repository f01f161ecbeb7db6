import { notFound } from 'next/navigation'

/** An address that leads nowhere is answered as one that is not for this reader: in the same words and frame. */
export default function MissingPage() {
  notFound()
}
