import { Anchor, Button, Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../../shared/page';
import type { User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** A page with one form. */
export function FormPage({ title, lead, children, instead }: {
  title?: string;
  lead: ReactNode;
  children: ReactNode;
  /** The page for those who are wrong here. */
  instead?: { question: string; to: string; label: string };
}) {
  return (
    <Page title={title} lead={lead} width="narrow">
      <Card padding="xl">{children}</Card>
      {instead && (
        <Text ta="center">
          {instead.question}{' '}
          <Anchor component={Link} to={instead.to} underline="always">
            {instead.label}
          </Anchor>
        </Text>
      )}
    </Page>
  );
}

export function LinkButton({ to, children, variant }: { to: string; children: string; variant?: string }) {
  return (
    <Button component={Link} to={to} variant={variant}>
      {children}
    </Button>
  );
}

/** In place of a login, for those who are signed in. */
export function SignedInAlready({ user, next }: { user: User; next: string }) {
  const t = useTexts(texts);
  return (
    <Page width="narrow">
      <Text>{t.signedInAs(user.name ?? user.email ?? '')}</Text>
      <Group>
        <LinkButton to={next}>{next === '/dashboard' ? t.dashboard : t.goOn}</LinkButton>
      </Group>
    </Page>
  );
}
