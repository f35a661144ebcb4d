import { lazy } from 'react'

/** Shown by the frame while nobody is signed in, on any path, so that signing in returns to the same screen. */
export const SignIn = lazy(() => import('../features/identity/sign-in-screen.tsx'))

/** Shown instead while the bench has no people at all. */
export const FirstRun = lazy(() => import('../features/identity/first-run-screen.tsx'))

/** Help of the screen (F1) and its keys (Shift+F1). */
export const HelpDialog = lazy(() => import('../features/help/help-dialog.tsx'))
