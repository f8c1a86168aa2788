import { Button, Group } from '@mantine/core';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { useTexts } from '../../shared/texts';
import { teams, useChange, type Change, type UserDetails } from './queries';
import { isLocked } from './state';
import { texts } from './texts';

/** What an admin can do with an account. Of the own one, only what cannot shut the admin out. */
export function Controls({ user, isOwn }: { user: UserDetails; isOwn: boolean }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const change = useChange(user.id ?? '');
  const email = user.email ?? '';
  const isAdmin = user.roles?.includes('admin');

  const apply = (name: Change) =>
    change.mutate(name, {
      onSuccess: () => toast.success(t[`${name}Done`]),
      onError: (error) => toast.error(say(error)),
    });
  const ask = async (name: Exclude<Change, 'enable' | 'unlock'>) => {
    const [title, body] = [t[`${name}Title`], t[`${name}Body`](email)];
    if (await confirm({ title, body, confirm: t[name], cancel: t.cancel, danger: !/grant/i.test(name) })) apply(name);
  };
  const button = (name: Change, onClick: () => unknown) => (
    <Button
      key={name}
      variant="default"
      disabled={change.isPending}
      loading={change.isPending && change.variables === name}
      onClick={() => void onClick()}
    >
      {t[name]}
    </Button>
  );
  return (
    <Group>
      {isLocked(user) && button('unlock', () => apply('unlock'))}
      {!user.enabled && button('enable', () => apply('enable'))}
      {user.enabled && !isOwn && button('disable', () => ask('disable'))}
      {teams.map((team) => {
        if (user.roles?.includes(team)) return button(`${team}Revoke`, () => ask(`${team}Revoke`));
        return isAdmin ? null : button(`${team}Grant`, () => ask(`${team}Grant`));
      })}
      {!isAdmin && button('grant', () => ask('grant'))}
      {isAdmin && !isOwn && button('revoke', () => ask('revoke'))}
    </Group>
  );
}
