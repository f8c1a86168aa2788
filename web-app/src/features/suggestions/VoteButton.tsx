import { IconChevronUp } from '@tabler/icons-react';
import { CountButton } from '../../shared/community';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { useVote, type Suggestion } from './queries';
import { texts } from './texts';

export function VoteButton({ suggestion: { id = '', title = '', voteCount = 0, voted = false, author, mergedInto } }: { suggestion: Suggestion }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const vote = useVote(id);
  const isOwn = Boolean(user) && author?.id === user?.id;
  return (
    <CountButton
      label={t.vote(title)}
      icon={<IconChevronUp size={16} aria-hidden />}
      count={voteCount}
      isOn={voted}
      isOwn={isOwn || Boolean(mergedInto)}
      onChange={(on) => vote.mutateAsync(on)}
    />
  );
}
