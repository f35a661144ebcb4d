import { expect, test } from 'vitest'
import { capabilities, capabilitiesOf, roles, type Capability, type Role } from '../domain/identity/capability.ts'
import { termText } from '../text/term-text.ts'
import { checkPeople } from './decide-command.ts'
import { commandsByName } from './registry.ts'

const commands = [...commandsByName.values()].toSorted((a, b) => a.name.localeCompare(b.name))
const both = (kind: 'role' | 'capability', value: string): string => `\`${value}\` ${termText('zh-CN', kind, value)}`
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const signer = (userId: string, role: Role) => ({ userId, name: userId, capabilities: capabilitiesOf([role]) })
const also = (second: Capability | undefined): string => (second === undefined ? '' : ` (both also \`${second}\`, the second person only that)`)
const commandsOf = (capability: Capability): string => commands.filter((c) => c.capability === capability).map((c) => `\`${c.name}\`${c.secondPerson ? ` ②${also(c.secondCapability)}` : ''}`).join(', ')

/** docs/roles.md, whole: made from the code, so it is never a wish. */
function page(): string {
  const lines = [
    '# Roles and capabilities',
    '',
    'Made from `src/shared/domain/identity/capability.ts` and the commands; a test fails when the two differ (`npm run -s test:unit -- src/shared/commands/roles-table.test.ts -u` writes it anew).',
    'A person may hold several roles and may then do what any of them gives. Every call of the bench and every command names one capability; core and server check it each time, the server as of the time when it happened.',
    '',
    row(['', ...roles.map((r) => both('role', r))]),
    row(['---', ...roles.map(() => ':-:')]),
    ...capabilities.map((c) => row([both('capability', c), ...roles.map((r) => (capabilitiesOf([r]).includes(c) ? '✓' : ''))])),
    '',
    '## What each capability is needed for',
    '',
    '② = two people, each with own badge and PIN and each with the capability. A capability without a command is needed for reading, for settings of the bench, or by a clause that is not built yet (docs/traceability.md).',
    '',
    row(['Capability', 'Commands']),
    row(['---', '---']),
    ...capabilities.map((c) => row([both('capability', c), commandsOf(c)])),
    '',
    'Besides, a bench does a few things by itself, without a person, with the key it got at enrolment: ' + commands.filter((c) => c.byDevice === true).map((c) => `\`${c.name}\``).join(', ') + '.',
    '',
    'The gateway to the blood station, which runs on the server, does by itself: ' + commands.filter((c) => c.byServer !== undefined).map((c) => `\`${c.name}\`${c.byServer === 'only' ? ' (nobody else)' : ''}`).join(', ') + '.',
    ''
  ]
  return lines.join('\n')
}

test('R26 docs/roles.md says what the code does', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/roles.md')
})

test('R26 every role is let through to just the commands whose capability it has, alone and as the second person', () => {
  let asked = 0
  for (const command of commands) {
    for (const role of roles) {
      const both = command.secondCapability ?? command.capability
      // What the gateway alone does is for no role at all.
      const may = command.byServer !== 'only' && [command.capability, both].every((c) => capabilitiesOf([role]).includes(c))
      const first = checkPeople(command, signer('one', role), signer('two', role))
      expect([command.name, role, first?.code ?? 'ok']).toEqual([command.name, role, may ? 'ok' : 'command.not-allowed'])
      asked += 1
      if (!command.secondPerson) continue
      const able = { userId: 'one', name: 'one', capabilities }
      expect([command.name, role, checkPeople(command, able, signer('two', role))?.code ?? 'ok']).toEqual([command.name, role, capabilitiesOf([role]).includes(both) ? 'ok' : 'command.second-person-not-allowed'])
      expect(checkPeople(command, able, { ...signer('one', role) })?.code).toBe('command.second-person-same')
    }
  }
  expect(asked).toBe(commands.length * roles.length)
  expect(commands.length).toBeGreaterThan(30)
})
