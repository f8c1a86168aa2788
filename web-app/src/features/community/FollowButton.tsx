import { Button, VisuallyHidden } from '@mantine/core';
import { useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { useFollow, useFollows, type FollowKind } from './queries';
import { texts } from './texts';

/** For a tag or an author; nothing for oneself, and for who is not signed in. */
export function FollowButton({ kind, id, name }: { kind: FollowKind; id: string; name: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { user } = useSession();
  const { data: follows } = useFollows();
  const follow = useFollow(kind, id);
  if (!user || user.id === id || !follows) return null;
  const isFollowed = follows.some((one) => one.kind === kind && one.id === id);
  return (
    <Button
      size="compact-sm"
      variant={isFollowed ? 'light' : 'default'}
      loading={follow.isPending}
      onClick={() => follow.mutate(!isFollowed, { onError: (error) => toast.error(say(error)) })}
    >
      {isFollowed ? t.followed : t.follow}
      <VisuallyHidden>&nbsp;{name}</VisuallyHidden>
    </Button>
  );
}
