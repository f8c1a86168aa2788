import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import { tagPath } from './paths';

export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <Group gap="xs" mt={6}>
      {tags.map((tag) => (
        <Anchor key={tag} component={Link} to={tagPath(tag)} size="sm">
          #{tag}
        </Anchor>
      ))}
    </Group>
  );
}
