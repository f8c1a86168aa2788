import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { ApiError, useProblemText } from '../../shared/api';
import { signInPath } from '../../shared/billing';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** Buys for those who are signed in; the others sign in and come back. */
export function BuyButton({ children, isBuying, onBuy }: { children: string; isBuying: boolean; onBuy: () => void }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { pathname, search } = useLocation();
  if (user !== null) {
    return (
      <Button size="md" fullWidth loading={isBuying} disabled={!user} onClick={onBuy}>
        {children}
      </Button>
    );
  }
  const next = pathname + search;
  return (
    <Stack gap="xs">
      <Button component={Link} to={signInPath(next)} size="md">
        {t.signIn}
      </Button>
      <Button component={Link} to={signInPath(next, 'signup')} size="md" variant="default">
        {t.signUp}
      </Button>
      <Text size="sm" c="dimmed">
        {t.signInBody}
      </Text>
    </Stack>
  );
}

/** Why it was not sold, and where what one has already is to be found. */
export function Refusal({ error }: { error: unknown }) {
  const t = useTexts(texts);
  const say = useProblemText();
  if (!error) return null;
  const has = error instanceof ApiError && error.code === 'already_subscribed';
  return (
    <Alert color="red" variant="outline" role="alert">
      {say(error)}{' '}
      {has && (
        <Anchor component={Link} to="/dashboard/billing" underline="always">
          {t.toBilling}
        </Anchor>
      )}
    </Alert>
  );
}
