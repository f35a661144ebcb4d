/** What kind of component a bag holds, as far as rules tell them apart. Source: 临床输血技术规范 art. 16, domain.md §3.3, §4.1. */
export const componentClasses = [
  'whole-blood',
  'red-cells',
  'washed-red-cells',
  'plasma',
  'cryoprecipitate',
  'apheresis-platelets',
  'manual-platelets',
  'granulocytes'
] as const
export type ComponentClass = (typeof componentClasses)[number]

/** Storage bands. Source: WS 399-2012 rows in domain.md §3.3. */
export const temperatureBands = ['cold-2-6', 'room-20-24', 'frozen-18'] as const
export type TemperatureBand = (typeof temperatureBands)[number]

export const bandOfClass: Readonly<Record<ComponentClass, TemperatureBand>> = {
  'whole-blood': 'cold-2-6',
  'red-cells': 'cold-2-6',
  'washed-red-cells': 'cold-2-6',
  plasma: 'frozen-18',
  cryoprecipitate: 'frozen-18',
  'apheresis-platelets': 'room-20-24',
  'manual-platelets': 'room-20-24',
  granulocytes: 'room-20-24'
}

/**
 * Which components need a cross-match before issue. Source: 临床输血技术规范 art. 16: whole blood, red cells of
 * every kind, granulocytes and manual platelets; apheresis platelets are ABO identical instead.
 */
export const needsCrossmatch: Readonly<Record<ComponentClass, boolean>> = {
  'whole-blood': true,
  'red-cells': true,
  'washed-red-cells': true,
  plasma: false,
  cryoprecipitate: false,
  'apheresis-platelets': false,
  'manual-platelets': true,
  granulocytes: true
}

/** Quantities as people count them: 1 U from 200 mL whole blood, mL, or one therapeutic dose. */
export const quantityUnits = ['U', 'mL', 'dose'] as const
export type QuantityUnit = (typeof quantityUnits)[number]

export function quantityText(quantity: number, unit: QuantityUnit): string {
  return `${quantity} ${unit === 'dose' ? '治疗量' : unit}`
}
