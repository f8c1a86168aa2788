import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError, useProblemText } from '../../shared/api';
import { toast } from '../../shared/feedback';
import { useMailedToken } from '../../shared/mailed-token';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { LinkButton } from './parts';
import { sendVerification, useVerification } from './queries';
import { texts } from './texts';

/** Where the link of a mail leads, for a new account and for a new address alike. */
export default function VerifyEmailPage() {
  const t = useTexts(texts);
  const { token, isHidden } = useMailedToken();
  // A request would tell the address of the page.
  const { isSuccess, error } = useVerification(isHidden ? token : undefined);
  const { user, refresh } = useSession();
  useEffect(() => {
    if (isSuccess) void refresh();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is verified
  }, [isSuccess]);

  if (isSuccess) {
    return (
      <Page title={t.verifiedTitle} lead={t.verifiedLead} width="narrow">
        <Group>
          <LinkButton to={user ? '/dashboard' : '/auth/login'}>{user ? t.dashboard : t.signIn}</LinkButton>
        </Group>
      </Page>
    );
  }
  if (error) return <Refused error={error} />;
  if (!token) return <WithoutLink lead={user?.emailVerified ? t.verifiedAlready : t.openLink} />;
  return (
    <Page lead={t.verifying} width="narrow">
      <LoadingState />
    </Page>
  );
}

function Refused({ error }: { error: Error }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const code = error instanceof ApiError ? error.code : '';
  if (code === 'email_taken') return <WithoutLink lead={t.verifyTaken} />;
  const isUsed = code === 'token_invalid' || code === 'invalid_request';
  return <WithoutLink title={isUsed ? t.linkUsedTitle : undefined} lead={isUsed ? t.linkUsedBody : say(error)} />;
}

/** What to do without a good link: have it sent again, for which one must be signed in. */
function WithoutLink({ title, lead }: { title?: string | undefined; lead: string }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { user } = useSession();
  const mail = useMutation({
    mutationFn: sendVerification,
    onSuccess: () => toast.success(t.mailSent),
    onError: (failure) => toast.error(say(failure)),
  });
  return (
    <Page title={title} lead={lead} width="narrow">
      {user === null && <Text>{t.signInToSend}</Text>}
      <Group>
        {user === null && <LinkButton to="/auth/login?next=%2Fauth%2Fverify-email">{t.signIn}</LinkButton>}
        {user && !user.emailVerified && (
          <Button loading={mail.isPending} onClick={() => mail.mutate()}>
            {t.sendMail}
          </Button>
        )}
        {user && (
          <LinkButton to="/dashboard" variant="default">
            {t.dashboard}
          </LinkButton>
        )}
      </Group>
    </Page>
  );
}
