import type { Product } from '../domain/stock/product.ts'

/** Invented product dictionary. Codes begin with D, the facility's own space (ST-001): nothing of a licensed table. */
export const practiceProducts: readonly Omit<Product, 'id' | 'version'>[] = [
  { code: 'D1001', name: '去白细胞悬浮红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 1, volumeMl: 140, active: true },
  { code: 'D1002', name: '去白细胞悬浮红细胞', componentClass: 'red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 280, active: true },
  { code: 'D1102', name: '洗涤红细胞', componentClass: 'washed-red-cells', quantityUnit: 'U', quantity: 2, volumeMl: 250, active: true },
  { code: 'D2002', name: '新鲜冰冻血浆', componentClass: 'plasma', quantityUnit: 'mL', quantity: 200, volumeMl: 200, active: true },
  { code: 'D3001', name: '单采血小板', componentClass: 'apheresis-platelets', quantityUnit: 'dose', quantity: 1, volumeMl: 250, active: true },
  { code: 'D4001', name: '冷沉淀凝血因子', componentClass: 'cryoprecipitate', quantityUnit: 'U', quantity: 1, volumeMl: 25, active: true }
]
