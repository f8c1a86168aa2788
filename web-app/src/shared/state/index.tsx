import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useProblemText } from '../api';
import { defineTexts, useTexts } from '../texts';

const texts = defineTexts({ en: { loading: 'Loading …', retry: 'Try again', failed: 'That did not work' } });

export interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

/** There is nothing here yet, and what to do about it. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <Center mih={220} p="lg">
      <Stack align="center" gap="xs" maw={440} ta="center">
        {icon}
        <Title order={2} size="h3">
          {title}
        </Title>
        {children && <Text c="dimmed">{children}</Text>}
        {action && <Group mt="sm">{action}</Group>}
      </Stack>
    </Center>
  );
}

/** A failure, said in the reader's language, with a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(texts);
  const say = useProblemText();
  return (
    <Alert color="red" variant="outline" icon={<IconAlertCircle aria-hidden />} title={t.failed} role="alert">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{say(error)}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Keeps the room of what is being loaded, so that nothing moves when it comes. */
export function LoadingState({ rows, height = 220 }: { rows?: number; height?: number }) {
  const t = useTexts(texts);
  return (
    <div role="status">
      <VisuallyHidden>{t.loading}</VisuallyHidden>
      {rows ? (
        <Stack gap="sm" aria-hidden>
          {Array.from({ length: rows }, (_, row) => (
            <Skeleton key={row} height={44} />
          ))}
        </Stack>
      ) : (
        <Center mih={height} aria-hidden>
          <Loader />
        </Center>
      )}
    </div>
  );
}

export interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** A query's loading, its failure, or its data. */
export function Loaded<T>({
  query,
  loading = <LoadingState />,
  children,
}: {
  query: Loadable<T>;
  loading?: ReactNode;
  children: (data: NonNullable<T>) => ReactNode;
}) {
  if (query.data !== undefined && query.data !== null) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return loading;
}
