import type { Feature } from '../shared/route';
import { account } from './account/routes';
import { agents } from './agents/routes';
import { auth } from './auth/routes';
import { billing } from './billing/routes';
import { billingAdmin } from './billing-admin/routes';
import { chat } from './chat/routes';
import { community } from './community/routes';
import { consultations } from './consultations/routes';
import { contact } from './contact/routes';
import { deadLetters } from './dead-letters/routes';
import { helpCenter } from './help-center/routes';
import { home } from './home/routes';
import { jobs } from './jobs/routes';
import { kit } from './kit/routes';
import { lab } from './lab/routes';
import { liveSupport } from './live-support/routes';
import { moderation } from './moderation/routes';
import { myAgents } from './my-agents/routes';
import { notifications } from './notifications/routes';
import { payment } from './payment/routes';
import { pricing } from './pricing/routes';
import { privacy } from './privacy/routes';
import { rewards } from './rewards/routes';
import { suggestions } from './suggestions/routes';
import { tickets } from './tickets/routes';
import { tools } from './tools/routes';
import { users } from './users/routes';
import { visits } from './visits/routes';
import { webinars } from './webinars/routes';

/** Every feature of the application: a new one is added here. */
export const features: readonly Feature[] = [
  account,
  agents,
  auth,
  billing,
  billingAdmin,
  chat,
  community,
  consultations,
  contact,
  deadLetters,
  helpCenter,
  home,
  jobs,
  kit,
  lab,
  liveSupport,
  moderation,
  myAgents,
  notifications,
  payment,
  pricing,
  privacy,
  rewards,
  suggestions,
  tickets,
  tools,
  users,
  visits,
  webinars,
];
