import { defineModule } from '@/app/module'

export default defineModule({
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: 'auth.signIn.title' } },
    { path: '/setup', name: 'setup', component: () => import('./SetUpPage.vue'), meta: { open: true, title: 'auth.setUp.title' } },
    { path: '/invitation', name: 'invitation', component: () => import('./InvitationPage.vue'), meta: { open: true, title: 'auth.invitation.title' } },
    { path: '/profile', name: 'profile', component: () => import('./ProfilePage.vue'), meta: { title: 'auth.profile.title' } },
  ],
})
