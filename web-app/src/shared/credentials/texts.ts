import { defineTexts } from '../texts';

export const texts = defineTexts({
  en: {
    length: '10 to 128 characters; a few words make a good one',
    notEmail: 'Not your e-mail address',
    notCommon: 'Not one of the most common passwords, which is checked when you send it',
    met: 'met',
    notMet: 'not met yet',
    rules: 'The password needs to be',
    tooShort: 'Use at least 10 characters.',
    tooLong: 'Use at most 128 characters.',
    isEmail: 'Use something other than your e-mail address.',
    tooCommon: 'This is one of the most common passwords, which are guessed first. Choose another.',
    show: 'Show or hide the password',
    code: 'Code of your authenticator app',
    codeHint: 'Six digits, new every 30 seconds',
    codeNeeded: 'Enter the six digits that the app shows.',
    wrongPassword: 'This is not your password.',
    wrongCode: 'This code is wrong, or was used before. Wait for the next one.',
    wrongBackupCode: 'This backup code is wrong, or was used before.',
    locked: (time: string, wait: string) =>
      `Too many attempts failed, so nobody can sign in until ${time} (${wait}). A new password, by "Forgot password", unlocks the account at once.`,
    lockedForAWhile: 'Too many attempts failed. Please try again in 15 minutes.',
    required: 'Please fill this in.',
    notAnAddress: 'This is no e-mail address.',
  },
});
