import { defineTexts } from '../../shared/texts';

export const texts = defineTexts({
  en: {
    homeLead: 'Find an answer, or ask our team.',
    waysTitle: 'How can we help?',
    ways: {
      help: 'Help center',
      helpBody: 'How things work, with a search.',
      faqs: 'Frequent questions',
      faqsBody: 'Short answers to what is asked most.',
      ticket: 'Write a ticket',
      ticketBody: 'For a problem that takes a while. We answer here and by mail.',
      chat: 'Live support',
      chatBody: 'Talk with somebody now.',
      contact: 'Contact us',
      contactBody: 'For everything else, also without an account.',
      consultation: 'Book a consultation',
      consultationBody: 'Half an hour with somebody who knows.',
    },

    search: 'Search the help center',
    searchHint: 'For instance: cancel a subscription',
    results: (count: string, words: string) => `${count} for “${words}”`,
    none: 'Nothing was found',
    noneBody: 'Try other words, or ask our team.',
    ask: 'Write a ticket',
    question: 'Frequent question',

    all: 'All articles',
    updated: (date: string) => `Updated ${date}`,
    related: 'Related',
    helpful: 'Was this helpful?',
    yes: 'Yes',
    no: 'No',
    thanks: 'Thank you. That helps us to write better.',
    faqsLead: 'Short answers. The help center has the long ones.',
  },
});
