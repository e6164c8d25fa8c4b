import { useAct } from '../api/queries.ts';
import { useForgetAll } from '../api/session.tsx';
import { useNavigateTo } from '../app/navigate.ts';
import { paths } from '../paths.ts';

/** Ends the session here and on the server. */
export function useSignOut(): () => Promise<void> {
  const { act } = useAct('signOut');
  const forgetAll = useForgetAll();
  const navigateTo = useNavigateTo();
  return async () => {
    // A session that the server no longer knows is as good as ended.
    await act({}).catch(() => undefined);
    navigateTo(paths.signIn());
    await forgetAll();
  };
}
