// What the suite has stored, read from MongoDB itself.
import { MongoClient } from 'mongodb';
import { setTimeout as pause } from 'node:timers/promises';

export function openRecords(uri = process.env.MONGODB_URI ?? 'mongodb://127.0.0.1:27017/onelastai') {
  const client = new MongoClient(uri);
  const find = (collection, filter) => client.db().collection(collection).find(filter).toArray();
  return {
    pageViews: (visitorId) => find('pageviews', { visitorId }),
    pageViewsAt: (urls) => find('pageviews', { 'page.url': { $in: urls } }),
    events: (visitorId) => find('userevents', { visitorId }),
    sessions: (visitorId) => find('sessions', { visitorId }),
    conversations: (visitorId) => find('chatinteractions', { visitorId }),
    conversationsOf: (userId) => find('chatinteractions', { userId }),
    users: (email) => find('users', { email }),
    securityLog: (userId) => find('securityLogs', { userId }),
    subscriptions: (userId) => find('subscriptions', { userId }),
    refundRequests: (userId) => find('refundrequests', { userId }),
    transactions: (userId) => find('transactions', { userId }),
    tickets: (ticketId) => find('supporttickets', { ticketId }),
    consultations: (email) => find('consultations', { email }),
    members: (userId) => find('members', { _id: userId }),
    posts: (id) => find('communityposts', { _id: id }),
    likes: (contentId) => find('communitylikes', { contentId }),
    moderation: (contentId) => find('communitymoderation', { contentId }),
    experiments: (id) => find('labexperiments', { _id: id }),
    supportChats: (email) => find('supportchats', { email }),
    close: () => client.close(),
  };
}

/** Reads until the expectation holds, for records are written some moments after the answer. */
export async function eventually(expectation, timeoutMs = 60_000) {
  for (const end = Date.now() + timeoutMs; ; await pause(250)) {
    try {
      return await expectation();
    } catch (failure) {
      if (Date.now() > end) throw failure;
    }
  }
}
