import '@fontsource-variable/inter/index.css'
import './app/tokens.css'
import './app/base.css'
import 'vuetify/styles/core'
import './app/vuetify.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import SalusApp from './app/SalusApp.vue'
import { queries } from './app/api'
import { useAppearance } from './app/appearance'
import { i18n } from './app/i18n'
import { router } from './app/router'
import { vuetify } from './app/vuetify'

const app = createApp(SalusApp)
app.use(createPinia()).use(i18n).use(vuetify).use(VueQueryPlugin, { queryClient: queries })
await useAppearance().start()
app.use(router).mount('#app')
