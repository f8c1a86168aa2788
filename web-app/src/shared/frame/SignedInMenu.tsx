import { Avatar, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { useProblemText } from '../api';
import { toast } from '../feedback';
import { useSession, type User } from '../session';
import { useLanguage, useTexts } from '../texts';
import { useNavigation } from './navigation';
import { texts } from './texts';

export default function SignedInMenu({ user }: { user: User }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const say = useProblemText();
  const { signOut, isAdmin, isSupport, isModerator } = useSession();
  const navigate = useNavigate();
  const account = useNavigation('account');
  const [admin] = useNavigation('admin');
  const [support] = useNavigation('support');
  const [moderation] = useNavigation('moderation');
  const name = user.name ?? user.email;

  const leave = async () => {
    try {
      await signOut();
      toast.success(t.signedOut);
      await navigate('/');
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton>
          <Avatar src={user.avatar} name={name} alt="" color="initials" size={36} radius="xl" />
          <VisuallyHidden>{`${t.account}: ${name ?? ''}`}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {account.map(({ path, label }) => (
          <Menu.Item key={path} component={Link} to={path}>
            {label(language)}
          </Menu.Item>
        ))}
        {isSupport && support && (
          <Menu.Item component={Link} to={support.path}>
            {t.support}
          </Menu.Item>
        )}
        {isModerator && moderation && (
          <Menu.Item component={Link} to={moderation.path}>
            {t.moderation}
          </Menu.Item>
        )}
        {isAdmin && admin && (
          <Menu.Item component={Link} to={admin.path}>
            {t.admin}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
