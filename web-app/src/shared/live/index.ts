export { useLive, type Live } from './use-live';
