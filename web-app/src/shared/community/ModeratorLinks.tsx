import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useSession } from '../session';
import { useTexts } from '../texts';
import { casePath, memberPath } from './paths';
import type { Person } from './PersonName';
import type { ContentKind } from './queries';
import { texts } from './texts';

export interface ModeratorLinksProps {
  kind: ContentKind;
  id: string;
  author: Person | null | undefined;
}

/** Where moderators decide about what others wrote, and about who wrote it. */
export function ModeratorLinks({ kind, id, author }: ModeratorLinksProps) {
  const t = useTexts(texts);
  const { user, isModerator } = useSession();
  if (!isModerator || author?.id === user?.id) return null;
  const to = (path: string, label: string) => (
    <Button component={Link} to={path} variant="subtle" size="compact-sm">
      {label}
    </Button>
  );
  return (
    <>
      {to(casePath(`${kind}.${id}`), t.moderate)}
      {author?.id && to(memberPath(author.id), t.moderateAuthor)}
    </>
  );
}
