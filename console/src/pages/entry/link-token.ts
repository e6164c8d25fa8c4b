import { useEffect, useState } from 'react';

/**
 * The secret of a one-time link. It stands in the part of the address that browsers never send, and
 * is taken out of it at once so that it stays out of the history.
 */
export function useLinkToken(): string | null {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token'));
  useEffect(() => {
    if (token !== null) history.replaceState(history.state, '', location.pathname);
  }, [token]);
  return token === '' ? null : token;
}
