import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

/**
 * The token of a mail's link. It leaves the address at once, so that it is in no history, bookmark
 * or referrer. `isHidden` says that it has.
 */
export function useMailedToken(): { token: string | undefined; isHidden: boolean; forget: () => void } {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const isHidden = !parameters.has('token');
  const [token, setToken] = useState(parameters.get('token') ?? undefined);
  useEffect(() => {
    if (!isHidden) void navigate({ search: '' }, { replace: true, preventScrollReset: true });
  }, [isHidden, navigate]);
  return { token, isHidden, forget: () => setToken(undefined) };
}
