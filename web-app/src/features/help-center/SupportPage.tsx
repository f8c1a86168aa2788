import { Anchor, Card, SimpleGrid, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useHasRoute } from '../../shared/frame';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { ArticleSearch } from './ArticleSearch';
import { texts } from './texts';

export default function SupportPage() {
  const t = useTexts(texts);
  const hasRoute = useHasRoute();
  const ways = [
    ['/support/help-center', t.ways.help, t.ways.helpBody],
    ['/support/faqs', t.ways.faqs, t.ways.faqsBody],
    ['/support/create-ticket', t.ways.ticket, t.ways.ticketBody],
    ['/support/live-support', t.ways.chat, t.ways.chatBody],
    ['/support/contact-us', t.ways.contact, t.ways.contactBody],
    ['/support/book-consultation', t.ways.consultation, t.ways.consultationBody],
  ] as const;
  return (
    <Page lead={t.homeLead}>
      <ArticleSearch />
      <Title order={2} size="h3">
        {t.waysTitle}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {ways
          .filter(([path]) => hasRoute(path))
          .map(([path, title, body]) => (
            <Card key={path}>
              <Anchor component={Link} to={path} fw={650} size="lg">
                {title}
              </Anchor>
              <Text c="dimmed">{body}</Text>
            </Card>
          ))}
      </SimpleGrid>
    </Page>
  );
}
