import { Anchor, Grid, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { casePath, communityTexts, Found, usePersonName } from '../../shared/community';
import { Facts } from '../../shared/facts';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ActItem, ActsPanel } from './ActsPanel';
import { useCase, useMemberCases, useMemberTrust, type Case } from './queries';
import { texts } from './texts';

/** Below what is read first. */
const DecisionPanel = lazy(() => import('./DecisionPanel'));

/** How a member stands, what was decided about them, and where a moderator decides. */
export default function MemberPage() {
  const t = useTexts(texts);
  const nameOf = usePersonName();
  const { userId = '' } = useParams();
  const found = useCase(`member.${userId}`);
  const back = { to: '/admin/community', label: t.all };
  return (
    <Page title={found.data && nameOf(found.data.author)} width="wide" back={back}>
      <Found query={found} back={back}>
        {(about) => <Shown key={userId} userId={userId} about={about} />}
      </Found>
    </Page>
  );
}

function Shown({ userId, about }: { userId: string; about: Case }) {
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          <StandingPanel userId={userId} />
          <ContentActs userId={userId} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack>
          <Suspense fallback={<LoadingState height={320} />}>
            <DecisionPanel found={about} />
          </Suspense>
          <ActsPanel acts={about.acts ?? []} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function StandingPanel({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const { levels, activities } = useTexts(communityTexts);
  const { dateTime, number } = useFormat();
  return (
    <Panel title={t.standing} lead={t.standingLead}>
      <Loaded query={useMemberTrust(userId)} loading={<LoadingState height={260} />}>
        {({ level = 'new', bannedUntil, limits = [] }) => (
          <Facts
            facts={[
              [t.level, levels[level]],
              [t.banned, bannedUntil ? t.until(dateTime(bannedUntil)) : t.no],
              ...limits.map(({ activity = 'post', used = 0, limit = 0 }) => [activities[activity], t.usedOf(number(used), number(limit))] as const),
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function ContentActs({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const cases = useMemberCases(userId);
  return (
    <Panel title={t.contentActs}>
      <Loaded query={cases} loading={<LoadingState height={100} />}>
        {(all) => {
          // What was decided about the member stands beside it.
          const items = all.filter(({ kind }) => kind !== 'member');
          return (
            <Stack>
              {items.length === 0 && <Text c="dimmed">{t.noActs}</Text>}
              {items.map(({ id, kind = 'post', acts = [] }) => (
                <Stack key={id} gap="xs">
                  <Anchor component={Link} to={casePath(id)}>
                    {t.kinds[kind]}
                  </Anchor>
                  {acts.map((act) => (
                    <ActItem key={act.id} act={act} />
                  ))}
                </Stack>
              ))}
              <MoreButton pages={cases} />
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}
