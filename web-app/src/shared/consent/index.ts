export { ConsentBanner } from './ConsentBanner';
export { ConsentButton } from './ConsentButton';
export { useConsent, type Consent, type Decision } from './decision';
