import type { Command } from './command.ts'
import { defineFridge } from './fridges/define-fridge.ts'
import { defineUser } from './identity/define-user.ts'
import { issueUnit } from './issuing/issue-unit.ts'
import { takeBackUnit } from './issuing/take-back-unit.ts'
import { recordReprint } from './labels/record-reprint.ts'
import { reprintLabel } from './labels/reprint-label.ts'
import { assignNumber } from './numbering/assign-number.ts'
import { confirmLabel } from './numbering/confirm-label.ts'
import { defineRange } from './numbering/define-range.ts'
import { leaseBlock } from './numbering/lease-block.ts'
import { spoilLabel } from './numbering/spoil-label.ts'
import { defineSite } from './ops/define-site.ts'
import { finishDispatch } from './receiving/finish-dispatch.ts'
import { importDispatch } from './receiving/import-dispatch.ts'
import { receiveBag } from './receiving/receive-bag.ts'
import { defineProduct } from './stock/define-product.ts'
import { discardUnit } from './stock/discard-unit.ts'
import { quarantineUnit } from './stock/quarantine-unit.ts'
import { releaseUnit } from './stock/release-unit.ts'
import { receiveSample } from './testing/receive-sample.ts'
import { recordCrossmatch } from './testing/record-crossmatch.ts'
import { registerRequest } from './testing/register-request.ts'

/** Payload and documents differ per command; whoever looks one up by name parses the payload with the command's own schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- existential type: each entry is checked where it is defined
export type AnyCommand = Command<any, any>

const all: readonly AnyCommand[] = [
  defineUser, defineSite, defineProduct, defineFridge, defineRange, leaseBlock, assignNumber, confirmLabel, spoilLabel, reprintLabel, recordReprint,
  importDispatch, receiveBag, finishDispatch, registerRequest, receiveSample, recordCrossmatch, issueUnit, takeBackUnit,
  quarantineUnit, releaseUnit, discardUnit
]

export const commandsByName: ReadonlyMap<string, AnyCommand> = new Map(all.map((c) => [c.name, c]))
