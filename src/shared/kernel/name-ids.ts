import { v5 } from 'uuid'

/** Namespace of Hemobench's names (RFC 9562 §5.5); a random UUID made once. */
const NAMESPACE = '0f3f7d6a-5a0e-4f0a-9c7b-2d3a8c1e6b54'

/**
 * The id of a thing that has a name in the world: a bag by DIN and product code, a dispatch by its number. Two benches without a
 * network that meet the same bag give it the same id, so that what they did to it comes together instead of side by side.
 */
export function nameId(kind: 'unit' | 'dispatch' | 'dispatch_line' | 'delivery_box' | 'station_return_line' | 'station_message' | 'station_finding' | 'fee_price' | 'fee_statement' | 'fee_explanation' | 'notice' | 'notice_read' | 'recall' | 'recall_line' | 'reservation_feedback' | 'reservation_dispatch' | 'reference_match' | 'attachment', ...name: readonly string[]): string {
  return v5([kind, ...name].join('\u001f'), NAMESPACE)
}
