import { Card, Group, Progress, SimpleGrid, Text, Title } from '@mantine/core';
import { IconAward } from '@tabler/icons-react';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useAchievements, type Achievement } from './queries';
import { texts } from './texts';

export function AchievementPanel() {
  const t = useTexts(texts);
  return (
    <Panel title={t.achievements}>
      <Loaded query={useAchievements()} loading={<LoadingState height={500} />}>
        {(achievements) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {achievements.map((achievement) => (
              <AchievementCard key={achievement.id} achievement={achievement} />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Panel>
  );
}

function AchievementCard({ achievement: { title = '', points = 0, progress = 0, goal = 1, earnedAt } }: { achievement: Achievement }) {
  const t = useTexts(texts);
  const { date, number } = useFormat();
  return (
    <Card p="sm">
      <Group gap={6} wrap="nowrap">
        {earnedAt && <IconAward size={18} aria-hidden />}
        <Title order={3} size="h4">
          {title}
        </Title>
      </Group>
      <Text size="sm" c="dimmed">
        {t.price(number(points))}
      </Text>
      {earnedAt ? (
        <Text size="sm">{t.earned(date(earnedAt))}</Text>
      ) : (
        <>
          <Progress value={(100 * Math.min(progress, goal)) / goal} aria-label={t.progress(title)} my={6} />
          <Text size="sm">{t.ofLimit(number(progress), number(goal))}</Text>
        </>
      )}
    </Card>
  );
}
