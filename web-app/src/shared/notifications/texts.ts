import { defineTexts } from '../texts';

export const texts = defineTexts({
  en: {
    bell: (unread: string) => `Notifications, ${unread} unread`,
    title: 'Notifications',
    all: 'All notifications',
    none: 'Nothing new.',
    unread: 'Unread',
  },
});
