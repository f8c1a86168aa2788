import { Button, List } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { loginPath } from '../../shared/community';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

/** Tables are heavy. */
const BoardPanel = lazy(() => import('./BoardPanel'));

export default function RewardsPage() {
  const t = useTexts(texts);
  const { user } = useSession();
  const action = user ? (
    <Button component={Link} to="/dashboard/rewards">
      {t.mine}
    </Button>
  ) : (
    <Button component={Link} to={loginPath('/rewards')}>
      {t.signIn}
    </Button>
  );
  return (
    <Page lead={t.lead} actions={action}>
      <Panel title={t.how}>
        <List spacing="xs">
          {Object.entries(t.ways).map(([key, text]) => (
            <List.Item key={key}>{text}</List.Item>
          ))}
        </List>
      </Panel>
      <Suspense fallback={<LoadingState height={500} />}>
        <BoardPanel />
      </Suspense>
    </Page>
  );
}
