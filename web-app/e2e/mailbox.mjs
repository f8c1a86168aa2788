// Mails as the local mail server has caught them.
import { eventually } from '../../web-sdk/e2e/records.mjs';

const MAILS = process.env.MAIL_URL ?? 'http://127.0.0.1:8025';

const mailsTo = async (email) => (await fetch(`${MAILS}/api/messages?to=${encodeURIComponent(email)}`)).json();

/** The calendar file of the newest mail to an address. */
export const calendarOf = (email) =>
  eventually(async () => {
    const [newest] = await mailsTo(email);
    if (newest?.calendar) return newest.calendar;
    throw new Error(`No mail to ${email} with a calendar file`);
  });

/** The path and query of the link to a page in the newest mail to an address. */
export const linkOf = (email, path) =>
  eventually(async () => {
    for (const { text } of await mailsTo(email)) {
      const link = /https?:\/\/\S+/g.exec(text)?.[0];
      if (link && new URL(link).pathname === path) return path + new URL(link).search;
    }
    throw new Error(`No mail to ${email} with a link to ${path}`);
  });
