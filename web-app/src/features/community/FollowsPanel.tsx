import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { authorPath, usePersonName } from '../../shared/community';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { FollowButton } from './FollowButton';
import { tagPath } from './paths';
import { useFollows } from './queries';
import { texts } from './texts';

export function FollowsPanel() {
  const t = useTexts(texts);
  const nameOf = usePersonName();
  return (
    <Panel title={t.follows} lead={t.followsLead}>
      <Loaded query={useFollows()} loading={<LoadingState height={80} />}>
        {(follows) =>
          follows.length === 0 ? (
            <Text c="dimmed">{t.noFollows}</Text>
          ) : (
            <Stack gap="xs">
              {follows.map(({ kind = 'tag', id = '', name }) => (
                <Group key={`${kind} ${id}`} justify="space-between">
                  <Anchor component={Link} to={kind === 'tag' ? tagPath(id) : authorPath(id)}>
                    {kind === 'tag' ? `#${id}` : nameOf({ id, name })}
                  </Anchor>
                  <FollowButton kind={kind} id={id} name={nameOf({ id, name })} />
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}
