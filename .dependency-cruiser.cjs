// Who may import whom (design §3). Each rule says why; there is no list of exceptions, and it may only stay that short.
const shared = '^src/shared/'
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/** Named only in `import type`: its types fit the encrypted twin that is installed. */
const typesOnly = '^better-sqlite3$'

module.exports = {
  forbidden: [
    error('no-cycles', 'Two files that need each other are one idea cut at the wrong place.', {}, { circular: true }),
    error(
      'no-unresolved',
      'An import that resolves to nothing breaks only when that line runs.',
      { pathNot: '\\.d\\.ts$' },
      { couldNotResolve: true, pathNot: typesOnly }
    ),
    error(
      'shared-is-pure',
      'Bench, server and tests run the same rules: shared uses nothing of Node, the DOM or Electron. Put the device or the clock behind a port.',
      { path: shared, pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] }
    ),
    error(
      'shared-imports-only-shared',
      'Shared knows no process. Allowed: src/shared, zod, uuidv7, uuid, i18next in text, and hash-wasm (pure WebAssembly) in credentials.',
      { path: shared, pathNot: '\\.test\\.ts$' },
      { pathNot: ['^src/shared/', '^node_modules/(zod|uuidv7|uuid)/', '^node_modules/i18next/', '^node_modules/hash-wasm/'], dependencyTypesNot: ['core'] }
    ),
    error(
      'the-verifier-stands-alone',
      'An inspector runs verify-audit from three folders of source, without any package: the rules of the chains need kernel alone.',
      { path: ['^src/shared/audit/', '^scripts/verify-audit\\.ts$'], pathNot: '\\.test\\.ts$' },
      { pathNot: ['^src/shared/(audit|kernel)/'], dependencyTypesNot: ['core'] }
    ),
    error(
      'pins-are-hashed-in-one-place',
      'One form of a PIN hash for bench and server: src/shared/credentials. Neither the page nor the shell ever sees a hash.',
      { pathNot: '^src/shared/credentials/' },
      { path: '^node_modules/hash-wasm/' }
    ),
    error(
      'the-page-hashes-no-pin',
      'A PIN is checked in core or on the server only.',
      { path: ['^src/renderer/', '^src/preload/', '^src/main/shell/'] },
      { path: '^src/shared/credentials/' }
    ),
    error(
      'domain-imports-only-kernel',
      'A rule of the field depends on nothing but values: domain may import domain, kernel, barcode value rules and zod for its value schemas.',
      { path: '^src/shared/domain/', pathNot: '\\.test\\.ts$' },
      { path: '^src/shared/(commands|ipc|sync|text)/' }
    ),
    error('kernel-is-the-bottom', 'Kernel is what everything stands on.', { path: '^src/shared/kernel/' }, { path: '^src/shared/(?!kernel/)' }),
    error(
      'commands-know-no-wire',
      'A command is decided the same whoever sent it: commands import domain, kernel, barcode and zod, never a wire contract or a text.',
      { path: '^src/shared/commands/', pathNot: '\\.test\\.ts$' },
      { path: '^src/shared/(ipc|text)/' }
    ),
    error(
      'renderer-imports-only-shared',
      'The page has no Node and no way past the bridge: it asks core by the contract.',
      { path: '^src/renderer/', pathNot: '\\.test\\.tsx?$' },
      { path: ['^src/(main|preload|exchange)/', '^server/', '^tests/', '^scripts/'] }
    ),
    error('renderer-has-no-node', 'The page is sandboxed; a Node module would be missing when it runs.', { path: '^src/renderer/', pathNot: '\\.test\\.tsx?$' }, { dependencyTypes: ['core'] }),
    error(
      'features-are-apart',
      'A feature is found, changed and removed by itself. What two features share goes to kit or to shared.',
      { path: '^src/renderer/features/([^/]+)/' },
      { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' }
    ),
    error('kit-knows-no-feature', 'Kit and bridge serve all features, so they know none.', { path: '^src/renderer/(kit|bridge)/' }, { path: '^src/renderer/(features|app)/' }),
    error(
      'core-has-no-electron',
      'Core is a plain Node program, so that the whole bench can be tested as one and runs under any Electron.',
      { path: '^src/main/core/' },
      { path: ['^electron$', '^node_modules/electron/', '^src/main/shell/', '^src/preload/', '^src/renderer/'] }
    ),
    error(
      'shell-knows-no-core',
      'Shell and core meet only on the link (src/shared/ipc/link.ts): otherwise native packages end up in the process that owns the window.',
      { path: '^src/main/shell/' },
      { path: ['^src/main/core/', '^src/exchange/', '^src/renderer/', '^src/preload/'] }
    ),
    error(
      'only-the-shell-imports-electron',
      'One place to look at for security: the shell, and the two-function preload.',
      { pathNot: ['^src/main/shell/', '^src/preload/'] },
      { path: ['^electron$', '^node_modules/electron/'] }
    ),
    error('preload-is-the-bridge', 'The preload holds two functions; anything it imported would run in the page.', { path: '^src/preload/' }, { pathNot: ['^electron$', '^node_modules/electron/', '^src/shared/ipc/'] }),
    error(
      'exchange-reads-files',
      'What reads a partner\'s files runs in core and on the server alike: it knows bytes and shared rules, and neither of the two.',
      { path: '^src/exchange/', pathNot: '\\.test\\.ts$' },
      { path: ['^src/(main|preload|renderer)/', '^server/', '^electron$'] }
    ),
    error('server-knows-no-bench', 'The server shares rules and wire contracts with the bench, nothing else.', { path: '^server/' }, { path: '^src/(main|preload|renderer)/' }),
    error(
      'modules-meet-at-their-api',
      'A module of the server may change its inside without asking the others: import y/api.ts.',
      { path: '^server/src/modules/([^/]+)/' },
      { path: '^server/src/modules/', pathNot: ['^server/src/modules/$1/', '/api\\.ts$'] }
    ),
    error('migrations-import-nothing-of-ours', 'A migration is frozen: it must do tomorrow what it did the day it was released.', { path: '^server/db/migrations/' }, { path: '^(src|server)/' }),
    error('product-knows-no-tests', 'What is shipped must not need what is not.', { path: '^src/', pathNot: '\\.test\\.tsx?$' }, { path: ['^tests/', '\\.test\\.tsx?$'] }),
    error(
      'no-dev-dependencies-in-product',
      'A development package is missing in the packaged app. (Electron is the runtime itself; types vanish.)',
      { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/electron/' }
    )
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|artifacts)/' },
    // The parser that reads TypeScript here: dependency-cruiser knows TypeScript's own only up to version 6 and would see no .ts file at all.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] }
  }
}
