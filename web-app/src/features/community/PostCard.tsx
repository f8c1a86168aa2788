import { Anchor, Badge, Card, Group, Text, Title } from '@mantine/core';
import { IconEye, IconHeart, IconLock, IconMessage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PersonName, postPath, VisibilityBadge } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { useTexts } from '../../shared/texts';
import classes from './Community.module.css';
import type { PostItem } from './queries';
import { TagList } from './TagList';
import { texts } from './texts';

/** A post in a list. */
export function PostCard({ post }: { post: PostItem }) {
  const t = useTexts(texts);
  const { relative } = useFormat();
  const { id, title, excerpt, author, at, category, tags = [], locked, visibility } = post;
  return (
    <Card component="article" p="md" className={classes.post}>
      <Group gap="xs">
        {category && <Badge variant="default">{t.categories[category]}</Badge>}
        {locked && <Badge leftSection={<IconLock size={12} aria-hidden />}>{t.locked}</Badge>}
        <VisibilityBadge visibility={visibility} />
      </Group>
      <Title order={2} size="h3" mt={6}>
        <Anchor component={Link} to={postPath(id)} inherit display="inline-block" pt={2}>
          {title}
        </Anchor>
      </Title>
      <Text size="sm" c="dimmed">
        <PersonName person={author} />
        {at && `, ${relative(at)}`}
      </Text>
      {excerpt && (
        <Text mt={6} lineClamp={3}>
          {excerpt}
        </Text>
      )}
      <TagList tags={tags} />
      <Counts post={post} />
    </Card>
  );
}

function Counts({ post: { likeCount = 0, commentCount = 0, viewCount = 0 } }: { post: PostItem }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <Group gap="md" mt="xs">
      <Count icon={<IconHeart size={16} aria-hidden />}>{t.likes(likeCount, number(likeCount))}</Count>
      <Count icon={<IconMessage size={16} aria-hidden />}>{t.comments(commentCount, number(commentCount))}</Count>
      <Count icon={<IconEye size={16} aria-hidden />}>{t.views(viewCount, number(viewCount))}</Count>
    </Group>
  );
}

function Count({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <Text size="sm" c="dimmed" component="span" className={classes.count}>
      {icon}
      <span>{children}</span>
    </Text>
  );
}
