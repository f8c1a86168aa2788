import { defineTexts } from '../../shared/texts';

export const texts = defineTexts({
  en: {
    lead: 'Write to us. We answer by mail.',
    name: 'Your name',
    email: 'Your e-mail address',
    category: 'About',
    categories: {
      general: 'Something general',
      sales: 'Buying',
      partnership: 'Working together',
      press: 'Press',
      privacy: 'Privacy',
      feedback: 'Praise and criticism',
    },
    subject: 'Subject',
    message: 'Message',
    website: 'Leave this empty',
    send: 'Send',
    sent: 'Your message is on its way',
    sentBody: 'We answer to the address that you gave.',
    another: 'Write another',

    inboxLead: 'What was written with the contact form.',
    inbox: 'Messages',
    status: 'Status',
    anyStatus: 'All',
    statuses: { new: 'New', in_progress: 'In progress', done: 'Done', spam: 'Unwanted' },
    from: 'From',
    at: 'Received',
    statusOf: (subject: string) => `Status of “${subject}”`,
    noMessages: 'No messages',
    reply: 'Reply by mail',
  },
});
