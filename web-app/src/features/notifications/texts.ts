import { defineTexts } from '../../shared/texts';

export const texts = defineTexts({
  en: {
    lead: 'What happened to your account, your subscriptions and your tickets.',
    onlyUnread: 'Only unread ones',
    readAll: 'Mark all as read',
    none: 'No notifications',
    noneBody: 'When something happens, it is listed here.',
    list: 'Notifications',
    remove: 'Remove',
    removeOf: (title: string) => `Remove “${title}”`,

    push: 'On this browser',
    pushBody: 'Messages arrive also while no page is open.',
    pushOn: 'Notify me on this browser',
    pushOff: 'Stop on this browser',
    pushDone: 'This browser is notified from now on.',
    pushEnded: 'This browser is not notified any more.',
    pushDenied: 'The browser does not allow it. Look at its settings for this page.',
    pushUnsupported: 'This browser cannot be notified.',

    mails: 'Mails about',
    mailsBody: 'Mails about security cannot be switched off. Whether and when you get mails at all is among your preferences.',
    categories: { billing: 'Billing', support: 'Support', community: 'Community', rewards: 'Rewards' },
    preferences: 'Preferences',
    saved: 'Saved.',
  },
});
