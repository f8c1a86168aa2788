// Mails as the local mail server has caught them.
import { eventually } from '../../web-sdk/e2e/records.mjs';

const MAILS = process.env.MAIL_URL ?? 'http://127.0.0.1:8025';

/** The path and query of the link to a page in the newest mail to an address. */
export const linkOf = (email, path) =>
  eventually(async () => {
    const answer = await fetch(`${MAILS}/api/messages?to=${encodeURIComponent(email)}`);
    for (const { text } of await answer.json()) {
      const link = /https?:\/\/\S+/g.exec(text)?.[0];
      if (link && new URL(link).pathname === path) return path + new URL(link).search;
    }
    throw new Error(`No mail to ${email} with a link to ${path}`);
  });
