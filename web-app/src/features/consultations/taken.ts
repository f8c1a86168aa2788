import { ApiError } from '../../shared/api';
import { useRefreshSlots } from './queries';

/** Whether a time is not free any more; then the free ones are read again. */
export function useReadAgainIfTaken(): (error: unknown) => Promise<boolean> {
  const refresh = useRefreshSlots();
  return async (error) => {
    if (!(error instanceof ApiError) || !isTaken(error)) return false;
    await refresh();
    return true;
  };
}

const isTaken = ({ code, fields }: ApiError) => code === 'slot_taken' || fields.some((field) => field.code === 'no_slot');
