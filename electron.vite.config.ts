import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Everything the shell loads must also run in the Node 18 of the test runtime, whose main process cannot load ES modules:
// CommonJS files (.cjs, because package.json says "type": "module"), with the pure packages bundled in.
const bundled = ['zod', 'uuidv7']

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      externalizeDeps: { exclude: bundled },
      rolldownOptions: {
        input: {
          shell: 'src/main/shell/main.ts',
          core: 'src/main/core/entry.ts',
          'label-worker': 'src/main/core/labels/label-worker.ts',
          'store-worker': 'src/main/core/store/store-worker.ts'
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' }
      }
    }
  },
  preload: {
    build: {
      target: 'node18',
      // A sandboxed preload may require nothing but electron: all in one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    // The shell's file server replaces the placeholder by a new value for each load (shell/security/csp.ts).
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: 'chrome114',
      minify: true,
      // Inlined data: URLs would need holes in the content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } }
    }
  }
})
