import { notFound, redirect } from 'next/navigation'
import { signedIn } from '@/app/_server/viewer'
import { mayRead } from '@/db/events/record-denial'
import { can } from '@/lib/access/policy'

export default async function AdministrationPage() {
  const who = await signedIn()
  if (can(who, 'people.read')) redirect('/administration/people')
  if (mayRead(who, 'imports.read')) redirect('/administration/imports')
  notFound()
}
