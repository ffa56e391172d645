import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

export const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', '0+', '0-']

/** Countries as ISO 3166-1 codes; the browser knows their names in every language. */
const countryCodes =
  'AT AU BE BG BR CA CH CN CY CZ DE DK EE EG ES FI FR GB GR HR HU IE IL IN IQ IR IT JP KE KR LB LT LU LV MA MT MX NG NL NO NZ PH PK PL PS PT RO RS RU SA SE SI SK SY TN TR UA US VN ZA'.split(' ')
const languageCodes = 'ar bg cs da de el en es et fa fi fr he hi hr hu it ja ko lt lv nl no pl pt ro ru sk sl so sq sr sv ti tr uk ur vi zh'.split(' ')

function useNames(codes: string[], type: 'region' | 'language') {
  const { locale } = useI18n()
  return computed(() => {
    const names = new Intl.DisplayNames([locale.value], { type })
    return codes
      .map((value) => ({ value, title: names.of(value) ?? value }))
      .sort((a, b) => a.title.localeCompare(b.title, locale.value))
  })
}

export const useCountries = () => useNames(countryCodes, 'region')
export const useLanguageNames = () => useNames(languageCodes, 'language')
