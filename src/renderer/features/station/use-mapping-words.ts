import { useMemo } from 'react'
import { stationText, type StationTextKey } from '../../../shared/text/station-text.ts'
import { stationZh } from '../../../shared/text/station-zh.ts'
import { useTexts } from '../../kit/text/use-text.ts'
import { valuesOf, type Words } from './mapping-draft.ts'

const keyOf = (value: string): StationTextKey | null => (Object.hasOwn(stationZh, `value.${value}`) ? (`value.${value}` as StationTextKey) : null)

/** Words for the values of coded fields; groups are their own words. */
export function useMappingWords(): Words {
  const t = useTexts(stationText)
  return useMemo(() => {
    const word = (value: string): string => {
      const key = keyOf(value)
      return key === null ? value : t(key)
    }
    return {
      word: (_field, value) => word(value),
      value: (field, said) => (field === 'productCode' ? (said === '' ? null : said) : (valuesOf(field).find((value) => value === said || word(value) === said) ?? null))
    }
  }, [t])
}
