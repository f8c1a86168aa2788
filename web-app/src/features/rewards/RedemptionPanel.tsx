import { Anchor, Badge, Code, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { chatPath } from '../../shared/agent';
import { useFormat } from '../../shared/format';
import { MoreButton } from '../../shared/list/MoreButton';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useGranted, useRedemptions, type Redemption } from './queries';
import { texts } from './texts';

const COLORS = { pending: 'orange', granted: 'sea', refused: 'red' } as const;

/** What became of each redemption. */
export function RedemptionPanel() {
  const t = useTexts(texts);
  const redemptions = useRedemptions();
  return (
    <Panel title={t.redemptions}>
      <div aria-live="polite">
        <Loaded query={redemptions} loading={<LoadingState height={120} />}>
          {(items) =>
            items.length === 0 ? (
              <Text c="dimmed">{t.noRedemptions}</Text>
            ) : (
              <Stack gap="sm">
                {items.map((redemption) => (
                  <Item key={redemption.id} redemption={redemption} />
                ))}
                <MoreButton pages={redemptions} />
              </Stack>
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
}

function Item({ redemption: { id, reward, status = 'pending', createdAt } }: { redemption: Redemption }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const { data: granted = [] } = useGranted();
  const code = granted.find(({ redemptionId }) => redemptionId === id)?.couponCode;
  return (
    <div>
      <Group gap="xs">
        <Text fw={600}>{reward?.title}</Text>
        <Badge color={COLORS[status]}>{t.statuses[status]}</Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {createdAt && dateTime(createdAt)}
      </Text>
      {code && (
        <Text>
          {t.code}: <Code>{code}</Code>
        </Text>
      )}
      {status === 'granted' && reward?.agentId && (
        <Anchor component={Link} to={chatPath(reward.agentId)}>
          {t.useAgent}
        </Anchor>
      )}
    </div>
  );
}
