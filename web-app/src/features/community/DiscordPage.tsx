import { Button, List } from '@mantine/core';
import { Link } from 'react-router';
import { COMMUNITY } from '../../shared/community';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Elsewhere } from './Elsewhere';
import { DISCORD } from './links';
import { texts } from './texts';

export default function DiscordPage() {
  const t = useTexts(texts);
  const here = (
    <Button component={Link} to={COMMUNITY}>
      {t.allPosts}
    </Button>
  );
  if (!DISCORD) {
    return (
      <Page>
        <EmptyState title={t.noDiscord} action={here}>
          {t.noDiscordBody}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page lead={t.discordLead} back={{ to: COMMUNITY, label: t.allPosts }}>
      <Panel title={t.discordTitle}>
        <List spacing="xs" mb="md">
          {Object.entries(t.discordPoints).map(([key, text]) => (
            <List.Item key={key}>{text}</List.Item>
          ))}
        </List>
        <Elsewhere to={DISCORD} name="discord" label={t.joinDiscord} />
      </Panel>
    </Page>
  );
}
