export { api, chat } from './client';
export { hasSession } from './has-session';
export { ApiError, read, type FieldError } from './problem';
export { useProblemText } from './problem-text';
export { createQueryClient } from './query-client';
