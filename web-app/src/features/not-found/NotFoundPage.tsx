import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../shared/page';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export default function NotFoundPage() {
  const t = useTexts(texts);
  return (
    <Page lead={t.body} width="narrow">
      <Group>
        <Button component={Link} to="/">
          {t.home}
        </Button>
        <Button component={Link} to="/agents" variant="default">
          {t.agents}
        </Button>
      </Group>
    </Page>
  );
}
