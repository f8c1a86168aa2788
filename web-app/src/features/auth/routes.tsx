import type { Feature } from '../../shared/route';
import { defineTexts } from '../../shared/texts';

const titles = defineTexts({
  en: {
    welcome: 'Welcome',
    signIn: 'Sign in',
    signUp: 'Create an account',
    reset: 'Choose a new password',
    verify: 'Confirm your e-mail address',
  },
});

export const auth: Feature = {
  routes: [
    { path: '/auth', title: (language) => titles(language).welcome, access: 'public', load: () => import('./AuthPage') },
    { path: '/auth/login', title: (language) => titles(language).signIn, access: 'public', load: () => import('./LoginPage') },
    { path: '/auth/signup', title: (language) => titles(language).signUp, access: 'public', load: () => import('./SignUpPage') },
    { path: '/signup', title: (language) => titles(language).signUp, access: 'public', load: () => import('./SignUpPage') },
    { path: '/auth/reset-password', title: (language) => titles(language).reset, access: 'public', load: () => import('./ResetPasswordPage') },
    { path: '/auth/verify-email', title: (language) => titles(language).verify, access: 'public', load: () => import('./VerifyEmailPage') },
  ],
};
