import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { useMembers, type TeamTicket } from './team-queries';
import { texts } from './texts';

const SHOWN = 8;

/** Enough of an id to tell two people apart. */
const shortId = (id: string): string => id.slice(0, SHOWN);

/** What a member of the team is called: the caller is "You"; who takes no chats now is known by id only. */
export function useMemberName(): (id: string) => string {
  const t = useTexts(texts);
  const { user } = useSession();
  const { data: members = [] } = useMembers();
  return (id) => {
    if (id === user?.id) return t.you;
    return members.find((member) => member.id === id)?.name || t.member(shortId(id));
  };
}

type Who = TeamTicket['user'];

/** What the user who asks is called. */
export function useUserName(): (user: Who) => string {
  const t = useTexts(texts);
  return (user) => {
    if (!user) return t.erasedUser;
    return user.name || user.email || t.someUser(shortId(user.userId ?? ''));
  };
}
