import { Button, Card, SimpleGrid, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useRedeem, useRewards, type Reward } from './queries';
import { texts } from './texts';

/** What points buy. */
export function CataloguePanel({ points }: { points: number }) {
  const t = useTexts(texts);
  return (
    <Panel title={t.rewards}>
      <Loaded query={useRewards()} loading={<LoadingState height={300} />}>
        {(rewards) => (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {rewards.map((reward) => (
              <RewardCard key={reward.id} reward={reward} points={points} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Panel>
  );
}

function RewardCard({ reward: { id = '', title = '', price = 0, percentOff, days = 0 }, points }: { reward: Reward; points: number }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { number, percent } = useFormat();
  const redeem = useRedeem();
  // The same one until it is ordered, so that it is paid once though it is sent twice.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const ask = async () => {
    const body = t.redeemBody(title, number(price), number(points - price));
    if (!(await confirm({ title: t.redeemTitle, body, confirm: t.redeem, cancel: t.cancel }))) return;
    redeem.mutate(
      { rewardId: id, clientId },
      {
        onSuccess: () => {
          setClientId(crypto.randomUUID());
          toast.success(t.ordered);
        },
        onError: (error) => toast.error(say(error)),
      },
    );
  };
  return (
    <Card p="md">
      <Title order={3} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {percentOff ? t.rewardCoupon(percent(percentOff / 100), number(days)) : t.rewardAgent(number(days))}
      </Text>
      <Text fw={600} my="xs">
        {t.price(number(price))}
        {points < price && (
          <Text span inherit fw={400} c="dimmed">
            , {t.missing(number(price - points))}
          </Text>
        )}
      </Text>
      <Button aria-label={t.redeemNamed(title)} loading={redeem.isPending} disabled={points < price} onClick={() => void ask()} w="fit-content">
        {t.redeem}
      </Button>
    </Card>
  );
}
