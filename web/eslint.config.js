import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist', 'node_modules'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    rules: {
      'vue/multi-word-component-names': 'error',
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'max-lines': ['error', { max: 300 }],
      'vue/no-restricted-static-attribute': ['error', { key: 'autofocus', element: 'v-text-field', message: 'Use v-focus of ui/focus: see there why.' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
)
