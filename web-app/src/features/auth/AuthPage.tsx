import { Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { useNext } from './next';
import { LinkButton, SignedInAlready } from './parts';
import { texts } from './texts';

export default function AuthPage() {
  const t = useTexts(texts);
  const { user } = useSession();
  const { next, query } = useNext();
  if (user) return <SignedInAlready user={user} next={next} />;
  return (
    <Page lead={t.welcomeLead}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Card padding="xl">
          <Title order={2}>{t.newHere}</Title>
          <Text c="dimmed" mt={4} mb="lg">
            {t.newHereBody}
          </Text>
          <Group>
            <LinkButton to={`/auth/signup${query}`}>{t.signUp}</LinkButton>
          </Group>
        </Card>
        <Card padding="xl">
          <Title order={2}>{t.haveAccount}</Title>
          <Text c="dimmed" mt={4} mb="lg">
            {t.haveAccountBody}
          </Text>
          <Group>
            <LinkButton to={`/auth/login${query}`} variant="default">
              {t.signIn}
            </LinkButton>
          </Group>
        </Card>
      </SimpleGrid>
    </Page>
  );
}
