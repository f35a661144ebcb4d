/** Rule: the page has no Node and no access to the preload's world, runs in the operating system's sandbox, and keeps the same-origin rules. */
export function securePreferences(options: { readonly preload: string; readonly devTools: boolean }) {
  return {
    preload: options.preload,
    devTools: options.devTools,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // A scan must be painted also when another window covers the bench.
    backgroundThrottling: false
  } as const
}
