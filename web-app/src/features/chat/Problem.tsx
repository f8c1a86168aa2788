import type { ChatProblem } from '@onelastai/web-sdk/chat';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { signInPath } from '../../shared/billing';
import { useFormat } from '../../shared/format';
import { useHasRoute } from '../../shared/frame';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';
import { CONNECTION_LOST } from './use-answer';

export interface ProblemProps {
  problem: ChatProblem;
  onRetry: () => void;
  /** Puts the question back where it was written; absent if there is none. */
  onBack?: (() => void) | undefined;
}

/** Why there is no answer, and what can be done about it. */
export function Problem({ problem, onRetry, onBack }: ProblemProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const hasRoute = useHasRoute();
  const time = useFormat();
  const { code, retryAfter } = problem;
  const isWaiting = useWait(retryAfter);
  const isQuota = code === 'limit_reached';
  const say: Readonly<Record<string, string>> = t.problems;
  const [until] = useState(() => retryAfter && new Date(Date.now() + retryAfter * 1_000));
  const key = isQuota && !user ? 'limit_reached_visitor' : code;
  return (
    <Alert color="orange" variant="outline" role="alert" icon={<IconAlertCircle aria-hidden />}>
      <Text size="sm">{say[key] ?? t.failed}</Text>
      {until && !isQuota && isWaiting && (
        <Text size="sm" c="dimmed">
          {t.when(time.relative(until))}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {isQuota && !user && hasRoute('/auth/signup') && (
          <Button size="xs" component={Link} to="/auth/signup">
            {t.signUp}
          </Button>
        )}
        {code === 'sign_in_required' && (
          <Button size="xs" component={Link} to={signInPath(location.pathname + location.search)}>
            {t.signIn}
          </Button>
        )}
        {!isQuota && (
          <Button size="xs" variant="default" disabled={isWaiting} onClick={onRetry}>
            {code === CONNECTION_LOST ? t.readOn : t.tryAgain}
          </Button>
        )}
        {onBack && (
          <Button size="xs" variant="subtle" onClick={onBack}>
            {t.backToEdit}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Whether it still is too early, by the server's word. */
function useWait(seconds: number | undefined): boolean {
  const [isWaiting, setWaiting] = useState(Boolean(seconds));
  useEffect(() => {
    if (!seconds) return;
    const timer = setTimeout(() => setWaiting(false), Math.min(seconds * 1_000, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [seconds]);
  return isWaiting;
}
