import { lazy } from 'react'
import { createHashRouter } from 'react-router'
import { Frame } from './frame.tsx'
import { NotFound, ScreenFailed } from './screen-failed.tsx'

const Home = lazy(() => import('../features/ops/home-screen.tsx'))
const Receiving = lazy(() => import('../features/receiving/receiving-screen.tsx'))
const Numbering = lazy(() => import('../features/numbering/numbering-screen.tsx'))
const Testing = lazy(() => import('../features/testing/testing-screen.tsx'))
const Issuing = lazy(() => import('../features/issuing/issuing-screen.tsx'))
const Emergency = lazy(() => import('../features/issuing/emergency-screen.tsx'))
const Tasks = lazy(() => import('../features/ops/tasks-screen.tsx'))
const Stock = lazy(() => import('../features/stock/stock-screen.tsx'))
const Count = lazy(() => import('../features/stock/count-screen.tsx'))
const Unit = lazy(() => import('../features/stock/unit-screen.tsx'))
const StationFrame = lazy(() => import('../features/station/station-frame.tsx'))
const StationLink = lazy(() => import('../features/station/link-screen.tsx'))
const Returns = lazy(() => import('../features/returns/returns-screen.tsx'))
const Fees = lazy(() => import('../features/fees/fees-screen.tsx'))
const Notices = lazy(() => import('../features/notices/notices-screen.tsx'))
const Reservations = lazy(() => import('../features/reservations/reservations-screen.tsx'))
const References = lazy(() => import('../features/references/references-screen.tsx'))
const Settings = lazy(() => import('../features/ops/settings-screen.tsx'))

/** Paths live behind `#`: a reload, also after a crash of the page, returns to the same screen. */
export const router = createHashRouter([
  {
    element: <Frame />,
    children: [
      {
        errorElement: <ScreenFailed />,
        children: [
          { path: '/', element: <Home /> },
          { path: '/receiving', element: <Receiving /> },
          { path: '/numbering', element: <Numbering /> },
          { path: '/testing', element: <Testing /> },
          { path: '/issuing', element: <Issuing /> },
          { path: '/emergency', element: <Emergency /> },
          { path: '/tasks', element: <Tasks /> },
          { path: '/stock', element: <Stock /> },
          { path: '/stock/count', element: <Count /> },
          { path: '/stock/:id', element: <Unit /> },
          {
            path: '/station',
            element: <StationFrame />,
            children: [{ index: true, element: <StationLink /> }, { path: 'reservations', element: <Reservations /> }, { path: 'references', element: <References /> }, { path: 'returns', element: <Returns /> }, { path: 'fees', element: <Fees /> }, { path: 'notices', element: <Notices /> }]
          },
          { path: '/settings', element: <Settings /> },
          { path: '*', element: <NotFound /> }
        ]
      }
    ]
  }
])
