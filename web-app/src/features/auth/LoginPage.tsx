import { useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession, type User } from '../../shared/session';
import { useNext } from './next';
import { SignedInAlready } from './parts';
import { PasswordStep } from './PasswordStep';
import type { Credentials } from './queries';
import { SecondFactorStep } from './SecondFactorStep';

/** The password, and a code if the account asks for one. The address stays the same meanwhile. */
export default function LoginPage() {
  const { user, signedIn } = useSession();
  const { next, query } = useNext();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const [isEntering, setEntering] = useState(false);
  const [unfinished, setUnfinished] = useState<Credentials>();

  const enter = async (entered: User | undefined) => {
    const theme = entered?.preferences?.theme;
    if (theme === 'light' || theme === 'dark') setColorScheme(theme);
    setEntering(true);
    await signedIn();
    await navigate(next, { replace: true });
  };

  if (user && !isEntering) return <SignedInAlready user={user} next={next} />;
  return unfinished ? (
    <SecondFactorStep credentials={unfinished} onBack={() => setUnfinished(undefined)} onSignedIn={enter} />
  ) : (
    <PasswordStep signUp={`/auth/signup${query}`} onSecondFactor={setUnfinished} onSignedIn={enter} />
  );
}
