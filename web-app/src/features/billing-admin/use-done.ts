import { toast } from '../../shared/feedback';
import { useRefresh } from './queries';

/** What follows a change in a dialog: it is shown and said, and the dialog closes. */
export function useDone(onClose: () => void): (message: string) => Promise<void> {
  const refresh = useRefresh();
  return async (message) => {
    await refresh();
    toast.success(message);
    onClose();
  };
}
