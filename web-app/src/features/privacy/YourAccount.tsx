import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useProblemText } from '../../shared/api';
import { saveAs } from '../../shared/download';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { useHasRoute } from '../../shared/frame';
import { useSession, type User } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { ErasePart } from './ErasePart';
import { Facts, Part } from './parts';
import { exportAccount, exportConversations, exportSupport } from './queries';
import { texts } from './texts';

export function YourAccount() {
  const t = useTexts(texts);
  const { user } = useSession();
  if (user === undefined) return null;
  if (user === null) {
    return (
      <Part title={t.yours}>
        <Text>{t.signInFor}</Text>
        <Button component={Link} to="/auth/login?next=%2Flegal%2Fprivacy-policy" variant="default">
          {t.signIn}
        </Button>
      </Part>
    );
  }
  return (
    <>
      <Account user={user} />
      <ExportPart />
      <ErasePart needsCode={user.twoFactorEnabled ?? false} />
    </>
  );
}

function Account({ user }: { user: User }) {
  const t = useTexts(texts);
  const { date, dateTime } = useFormat();
  const hasRoute = useHasRoute();
  const { name, email = '', emailVerified, createdAt, lastLoginAt } = user;
  return (
    <Part title={t.profile}>
      <Facts
        facts={[
          { name: t.name, value: name },
          { name: t.email, value: emailVerified ? t.confirmed(email) : t.unconfirmed(email) },
          { name: t.created, value: createdAt && date(createdAt) },
          { name: t.lastLogin, value: lastLoginAt && dateTime(lastLoginAt) },
        ]}
      />
      {hasRoute('/dashboard/profile') && (
        <Anchor component={Link} to="/dashboard/profile">
          {t.change}
        </Anchor>
      )}
    </Part>
  );
}

function ExportPart() {
  const t = useTexts(texts);
  const say = useProblemText();
  const onError = (error: Error) => toast.error(say(error));
  const account = useMutation({ mutationFn: exportAccount, onSuccess: (file) => saveAs(t.accountFile, file), onError });
  const chats = useMutation({ mutationFn: exportConversations, onSuccess: (file) => saveAs(t.chatsFile, file), onError });
  const support = useMutation({ mutationFn: exportSupport, onSuccess: (file) => saveAs(t.supportFile, file), onError });
  return (
    <Part title={t.exportTitle} lead={t.exportBody}>
      <Group>
        <Button variant="default" loading={account.isPending} onClick={() => account.mutate()}>
          {t.exportAccount}
        </Button>
        <Button variant="default" loading={chats.isPending} onClick={() => chats.mutate()}>
          {t.exportChats}
        </Button>
        <Button variant="default" loading={support.isPending} onClick={() => support.mutate()}>
          {t.exportSupport}
        </Button>
      </Group>
    </Part>
  );
}
