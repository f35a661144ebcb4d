import type { Product } from '../domain/stock/product.ts'

/** Invented product dictionary. Codes begin with D, the facility's own space (ST-001): nothing of a licensed table. Lives: domain.md §3.3 (additive 42 d, platelets in a special bag 5 d, plasma and cryoprecipitate a year); washed cells are not checked (open question 30). */
export const practiceProducts: readonly Omit<Product, 'id' | 'version'>[] = [
  { code: 'D1001', name: '去白细胞悬浮红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 1, volumeMl: 140, active: true, maxLifeDays: 42 },
  { code: 'D1002', name: '去白细胞悬浮红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 280, active: true, maxLifeDays: 42 },
  { code: 'D1102', name: '洗涤红细胞', componentClass: 'washed-red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 250, active: true, maxLifeDays: null },
  { code: 'D2002', name: '新鲜冰冻血浆', componentClass: 'plasma', quantityUnit: 'mL', quantity: 200, volumeMl: 200, active: true, maxLifeDays: 366 },
  { code: 'D3001', name: '单采血小板', componentClass: 'apheresis-platelets', quantityUnit: 'dose', quantity: 1, volumeMl: 250, active: true, maxLifeDays: 5 },
  { code: 'D4001', name: '冷沉淀凝血因子', componentClass: 'cryoprecipitate', quantityUnit: 'U', quantity: 1, volumeMl: 25, active: true, maxLifeDays: 366 }
]
