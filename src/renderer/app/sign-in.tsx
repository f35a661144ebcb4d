import { lazy } from 'react'

/** Shown by the frame while nobody is signed in, on any path, so that signing in returns to the same screen. */
export const SignIn = lazy(() => import('../features/identity/sign-in-screen.tsx'))
