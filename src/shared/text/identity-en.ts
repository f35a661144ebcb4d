import type { identityZh } from './identity-zh.ts'

export const identityEn: Readonly<Record<keyof typeof identityZh, string>> = {
  'join': ', ',
  'sign-in.title': 'Sign in',
  'sign-in.badge': 'Staff number / badge',
  'sign-in.pin': 'PIN',
  'sign-in.submit': 'Sign in',
  'sign-in.help': 'Scan your badge or type your staff number; then type your PIN and press Enter.',
  'sign-in.no-hospital': 'Blood bank bench',
  'sign-in.badge-read': 'Badge read',
  'sign-in.badge-next': 'Type your PIN and press Enter.',
  'sign-in.not-badge': 'This is not a badge',
  'sign-in.not-badge-next': 'Sign in with your badge first, then scan the bag.',
  'practice.title': 'People of the practice (invented)',
  'practice.help': 'A digit fills in staff number and PIN; then press Enter.',
  'practice.credentials': 'Number {{badge}} · PIN {{pin}}',
  'version': 'Version {{version}}'
}
